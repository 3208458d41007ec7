"""Times the authors' own code, in a checkout that the user has: `--upstream DIR`.

What DIR must hold (the layout of both published repositories of the modular arithmetic experiments):

    models/gaussian_kernel.py   gaussian_M(samples, centers, bandwidth, M)
                                gaussian_M_update(samples, centers, bandwidth, M, weights, K=, centering=, agop_power=)
    models/quadratic_kernel.py  quadratic_M(samples, centers, M)
                                quad_M_update(samples, centers, weights', M, centering=)

with weights the solution alpha, n x c. Both updates return the next M, alone or first in a tuple. Nothing of that code is
part of agop: it is imported from DIR and called. Around it stand the lines that their training script has too: an LU solve,
predictions and metrics.
"""

import importlib
import inspect
import sys
from pathlib import Path

import torch

from metrics import measure, record
from problem import Problem

WANTED = {
    "gaussian": ("models.gaussian_kernel", "gaussian_M", "gaussian_M_update", ("K", "centering", "agop_power")),
    "quadratic": ("models.quadratic_kernel", "quadratic_M", "quad_M_update", ("centering",)),
}


class UnexpectedCheckout(Exception):
    """The message says what was looked for and what was found."""


def load(directory: Path, kernel: str):
    """The kernel and its update from the checkout."""
    module_name, kernel_name, update_name, keywords = WANTED[kernel]
    file = directory / Path(*module_name.split(".")).with_suffix(".py")
    if not file.is_file():
        raise UnexpectedCheckout(f"--upstream {directory}: {file} does not exist")
    sys.path.insert(0, str(directory))
    try:
        module = importlib.import_module(module_name)
    except Exception as error:
        raise UnexpectedCheckout(f"--upstream {directory}: {file} cannot be imported: {error!r}") from error
    if Path(module.__file__).resolve() != file.resolve():
        raise UnexpectedCheckout(f"--upstream {directory}: {module_name} was imported from {module.__file__}")
    for name in (kernel_name, update_name):
        if not callable(getattr(module, name, None)):
            raise UnexpectedCheckout(f"--upstream {directory}: {file} has no function {name}")
    update = getattr(module, update_name)
    absent = [word for word in keywords if word not in inspect.signature(update).parameters]
    if absent:
        raise UnexpectedCheckout(f"--upstream {directory}: {update_name} in {file} takes no {', '.join(absent)}")
    return getattr(module, kernel_name), update


class Upstream:
    def __init__(self, problem: Problem, directory: Path):
        if problem.power != 0.5:
            raise UnexpectedCheckout("--upstream: the quadratic update of that code has the power 1/2 built in")
        torch.set_default_dtype(torch.float64)  # what their training scripts do
        self.problem = problem
        self.kernel_function, self.update_function = load(directory, problem.kernel)
        self.X = torch.from_numpy(problem.rows(problem.train))
        self.Z = torch.from_numpy(problem.rows(problem.test))
        self.Y = torch.from_numpy(problem.targets(problem.train_labels))
        self.test_targets = torch.from_numpy(problem.targets(problem.test_labels))
        self.restart()

    def restart(self) -> None:
        self.M = torch.eye(self.problem.dimension, dtype=torch.float64)

    def features(self):
        return self.M.numpy()

    def kernel(self, samples: torch.Tensor, centers: torch.Tensor) -> torch.Tensor:
        if self.problem.kernel == "gaussian":
            return self.kernel_function(samples, centers, self.problem.bandwidth, self.M)
        return self.kernel_function(samples, centers, self.M)

    def iterate(self) -> dict:
        K = self.kernel(self.X, self.X)
        alpha = torch.linalg.solve(K + self.problem.ridge * torch.eye(len(K)), self.Y)
        train = measure(K.T @ alpha, self.Y)
        test = measure(self.kernel(self.X, self.Z).T @ alpha, self.test_targets)
        self.M = self.update(K, alpha)
        return record(train, test, "lu")

    def update(self, K: torch.Tensor, alpha: torch.Tensor) -> torch.Tensor:
        centering = self.problem.centering
        if self.problem.kernel == "gaussian":
            answer = self.update_function(
                self.X, self.X, self.problem.bandwidth, self.M, alpha, K=K, centering=centering, agop_power=0.5
            )
        else:
            answer = self.update_function(self.X, self.X, alpha.T, self.M, centering=centering)
        features = answer[0] if isinstance(answer, (tuple, list)) else answer
        expected = (self.problem.dimension, self.problem.dimension)
        if not isinstance(features, torch.Tensor) or tuple(features.shape) != expected:
            raise UnexpectedCheckout(f"--upstream: the update returned {type(features)}, not a matrix {expected}")
        return features
