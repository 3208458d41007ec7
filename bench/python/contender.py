"""A contender in a process of its own, driven by the orchestrator line by line.

    python contender.py faithful|improved|upstream PROBLEM_DIR OUT_DIR RUN_LENGTH [UPSTREAM_DIR]

It answers with one JSON object a line: first {"versions": ...}, then one for each command: {"count": k, "threads": t} asks
for k more iterations, {"gemm": true, "threads": t} for the rate of dgemm. After RUN_LENGTH iterations the run starts again from M = I, so that no contender ever times an
iteration that another has not reached. M_1 and M_3 of the first run go to OUT_DIR. Ends when its input ends.
"""

import gc
import json
import os
import sys
from pathlib import Path
from time import perf_counter

import numpy as np
import torch

from faithful import Faithful
from improved import Improved
from problem import read_problem
from process_memory import peak_memory_bytes
from upstream import UnexpectedCheckout, Upstream
from versions import versions

SAVED = (1, 3)


def main() -> int:
    name, problem_directory, out_directory, run_length, *rest = sys.argv[1:]
    # Whatever a contender prints must not end up among the answers.
    answers = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)
    problem = read_problem(Path(problem_directory))
    out = Path(out_directory)

    def answer(content: dict) -> None:
        answers.write(json.dumps(content) + "\n")
        answers.flush()

    try:
        contender = make(name, problem, rest)
        answer({"versions": versions()})
        iteration = 0
        saved = set()
        for line in sys.stdin:
            command = json.loads(line)
            torch.set_num_threads(command["threads"])
            if "gemm" in command:
                answer({"gflops": gemm_rate()})
                continue
            records = []
            for _ in range(command["count"]):
                if iteration == int(run_length):
                    contender.restart()
                    iteration = 0
                gc.collect()
                start = perf_counter()
                record = contender.iterate()
                seconds = perf_counter() - start
                iteration += 1
                if iteration in SAVED and iteration not in saved:
                    saved.add(iteration)
                    np.save(out / f"features-{iteration}.npy", np.ascontiguousarray(contender.features()))
                records.append({"iteration": iteration, "seconds": seconds, **record})
            answer({"records": records, "peakMemoryBytes": peak_memory_bytes()})
    except UnexpectedCheckout as error:
        answer({"error": str(error)})
        return 1
    return 0


def gemm_rate(order: int = 2048, repeats: int = 3) -> float:
    """Rate of a square product in GFLOP/s, the best of some after one to warm up."""
    a, b = torch.rand(2, order, order, dtype=torch.float64)
    best = float("inf")
    for repeat in range(repeats + 1):
        start = perf_counter()
        torch.mm(a, b)
        if repeat > 0:
            best = min(best, perf_counter() - start)
    return 2e-9 * order**3 / best


def make(name, problem, rest):
    if name == "upstream":
        return Upstream(problem, Path(rest[0]))
    return {"faithful": Faithful, "improved": Improved}[name](problem)


if __name__ == "__main__":
    sys.exit(main())
