"""The largest resident set of this process."""

import resource
import sys
from pathlib import Path


def peak_memory_bytes() -> int:
    # On Linux getrusage also counts what the process was before exec, that is the process which started it.
    status = Path("/proc/self/status")
    if status.exists():
        for line in status.read_text().splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) * 1024
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024
