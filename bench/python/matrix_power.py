"""The power of a symmetric matrix, eigenvalues clamped at 0."""

import torch


def symmetric_power(matrix: torch.Tensor, power: float) -> torch.Tensor:
    values, vectors = torch.linalg.eigh(matrix)
    return (vectors * values.clamp(min=0.0) ** power) @ vectors.T
