"""A benchmark problem as the orchestrator writes it: index pairs, labels and options, one directory each."""

import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np


@dataclass(frozen=True)
class Problem:
    """Pairs are element indices, n x 2; the encoding of pair (i, j) is [e_i ; e_j] in R^(N1 + N2)."""

    train: np.ndarray
    test: np.ndarray
    train_labels: np.ndarray
    test_labels: np.ndarray
    operand_sizes: tuple[int, int]
    classes: int
    kernel: str
    bandwidth: float
    ridge: float
    power: float
    centering: bool

    @property
    def dimension(self) -> int:
        return sum(self.operand_sizes)

    def rows(self, pairs: np.ndarray) -> np.ndarray:
        """Dense one-hot rows, n x d."""
        rows = np.zeros((len(pairs), self.dimension))
        index = np.arange(len(pairs))
        rows[index, pairs[:, 0]] = 1.0
        rows[index, self.operand_sizes[0] + pairs[:, 1]] = 1.0
        return rows

    def targets(self, labels: np.ndarray) -> np.ndarray:
        """One-hot labels, n x c."""
        targets = np.zeros((len(labels), self.classes))
        targets[np.arange(len(labels)), labels] = 1.0
        return targets


def read_problem(directory: Path) -> Problem:
    options = json.loads((directory / "problem.json").read_text())
    arrays = {
        name: np.load(directory / f"{name.replace('_', '-')}.npy").astype(np.int64)
        for name in ("train", "test", "train_labels", "test_labels")
    }
    kernel = options["kernel"]
    return Problem(
        **arrays,
        operand_sizes=tuple(options["operandSizes"]),
        classes=options["classes"],
        kernel=kernel["name"],
        bandwidth=kernel.get("bandwidth", 1.0),
        ridge=options["ridge"],
        power=options["power"],
        centering=options["centering"],
    )
