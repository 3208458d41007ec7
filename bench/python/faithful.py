"""The published algorithm as published: dense one-hot rows, kernel matrices from dense products, an LU solve, and
Jacobians from the product of the n x n weight matrix with an n x (c d) matrix, batch by batch.

Written from the formulas: the kernels and their gradients, and the iteration solve, predict, AGOP, update. Double
precision throughout, as the published experiments.
"""

import torch

from matrix_power import symmetric_power
from metrics import measure, record
from problem import Problem


class Faithful:
    # Samples in a batch of Jacobians; of 64 to 2048 the fastest (within 5 %) at every size of the benchmark.
    batch_size = 256

    def __init__(self, problem: Problem):
        self.problem = problem
        self.X = torch.from_numpy(problem.rows(problem.train))
        self.Z = torch.from_numpy(problem.rows(problem.test))
        self.Y = torch.from_numpy(problem.targets(problem.train_labels))
        self.test_targets = torch.from_numpy(problem.targets(problem.test_labels))
        self.restart()

    def restart(self) -> None:
        self.M = torch.eye(self.problem.dimension, dtype=torch.float64)

    def features(self):
        return self.M.numpy()

    def iterate(self) -> dict:
        K = self.kernel(self.X, self.X)
        system = K if self.problem.ridge == 0 else K + self.problem.ridge * torch.eye(len(K), dtype=K.dtype)
        alpha = torch.linalg.solve(system, self.Y)
        train = measure(K @ alpha, self.Y)
        test = measure(self.kernel(self.Z, self.X) @ alpha, self.test_targets)
        self.M = symmetric_power(self.agop(K, alpha), self.problem.power)
        return record(train, test, "lu")

    def kernel(self, A: torch.Tensor, B: torch.Tensor) -> torch.Tensor:
        """k(a, b) for the rows of A and B under M."""
        AM = A @ self.M
        u = AM @ B.T
        if self.problem.kernel == "quadratic":
            return 3.0 * u**2
        norms = lambda rows: ((rows @ self.M) * rows).sum(1)
        s = norms(A)[:, None] + norms(B)[None, :] - 2.0 * u
        return s.clamp_(min=0.0).mul_(-0.5 / self.problem.bandwidth**2).exp_()

    def weights(self, K: torch.Tensor) -> torch.Tensor:
        """w_ij, the factor of M x_i in the gradient of k(., x_i) at x_j."""
        if self.problem.kernel == "quadratic":
            return 6.0 * (self.X @ self.M @ self.X.T)
        return K / self.problem.bandwidth**2

    def agop(self, K: torch.Tensor, alpha: torch.Tensor) -> torch.Tensor:
        """Mean over j of (J_j - Jbar)'(J_j - Jbar), J_j = [sum_i alpha_i w_ij x_i' - shift_j x_j'] M, c x d."""
        (n, c), d = alpha.shape, self.problem.dimension
        W = self.weights(K)
        XM = self.X @ self.M
        terms = (alpha[:, :, None] * XM[:, None, :]).reshape(n, c * d)
        moments = torch.zeros(d, d, dtype=torch.float64)
        total = torch.zeros(c, d, dtype=torch.float64)
        for start in range(0, n, self.batch_size):
            batch = slice(start, min(n, start + self.batch_size))
            weights = W[:, batch].T
            J = (weights @ terms).view(-1, c, d)
            if self.problem.kernel == "gaussian":
                J.sub_((weights @ alpha)[:, :, None] * XM[batch, None, :])
            total += J.sum(0)
            flat = J.view(-1, d)
            moments += flat.T @ flat
        moments /= n
        if self.problem.centering:
            mean = total / n
            moments -= mean.T @ mean
        return moments
