"""What every contender reports of one iteration."""

import torch


def measure(predictions: torch.Tensor, targets: torch.Tensor) -> tuple[float, float]:
    """Mean squared error over all entries, and the part of the rows whose largest entry stands in the right place."""
    loss = torch.mean((predictions - targets) ** 2)
    accuracy = torch.mean((predictions.argmax(1) == targets.argmax(1)).to(torch.float64))
    return loss.item(), accuracy.item()


def record(train: tuple[float, float], test: tuple[float, float], solver: str) -> dict:
    return {
        "trainLoss": train[0],
        "trainAccuracy": train[1],
        "testLoss": test[0],
        "testAccuracy": test[1],
        "solver": solver,
    }
