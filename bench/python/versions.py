"""What a contender runs on."""

import platform

import numpy
import torch


def versions() -> dict:
    config = torch.__config__.show()
    blas = "MKL" if torch.backends.mkl.is_available() else "other"
    for line in config.splitlines():
        if "Math Kernel Library" in line and "Deep Neural" not in line and "DNN" not in line:
            blas = line.strip(" -").replace("Intel(R) oneAPI Math Kernel Library Version", "MKL").strip()
    return {
        "python": platform.python_version(),
        "torch": torch.__version__,
        "numpy": numpy.__version__,
        "blas": blas,
    }
