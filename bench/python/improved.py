"""What a good Python programmer would make of the same algorithm: the structure of one-hot pairs, and Cholesky.

u = x'Mz is a sum of four entries of M; a gaussian kernel of pairs is a product of entries of two small tables; a column of
the Jacobians needs only the samples that have that operand value; the outer products of a tile of Jacobians are one product.
M is multiplied in once, at the end: AGOP = M (mean of H'H, centred) M with H the Jacobians without their last factor M.
"""

import torch

from matrix_power import symmetric_power
from metrics import measure, record
from problem import Problem


class Improved:
    # Points in a tile of H, which is d x tile x c; of 64 to 4096 the fastest, by little.
    tile_size = 256

    def __init__(self, problem: Problem):
        self.problem = problem
        # Sorted by the first operand, whose groups are then slices; sums over samples do not mind the order.
        order = problem.train[:, 0].argsort(kind="stable")
        self.first, self.second = self.positions(problem.train[order])
        self.test_first, self.test_second = self.positions(problem.test)
        self.by_second = torch.argsort(self.second, stable=True)
        self.groups_of_first = self.groups(self.first)
        self.groups_of_second = self.groups(self.second[self.by_second])
        self.Y = torch.from_numpy(problem.targets(problem.train_labels[order]))
        self.test_targets = torch.from_numpy(problem.targets(problem.test_labels))
        self.restart()

    def restart(self) -> None:
        self.M = torch.eye(self.problem.dimension, dtype=torch.float64)

    def features(self):
        return self.M.numpy()

    def positions(self, pairs):
        """Where the ones of each row stand in R^d."""
        return torch.from_numpy(pairs[:, 0].copy()), torch.from_numpy(pairs[:, 1] + self.problem.operand_sizes[0])

    @staticmethod
    def groups(sorted_positions: torch.Tensor) -> list[tuple[int, slice]]:
        values, counts = torch.unique_consecutive(sorted_positions, return_counts=True)
        ends = counts.cumsum(0).tolist()
        return [(value, slice(end - count, end)) for value, count, end in zip(values.tolist(), counts.tolist(), ends)]

    def iterate(self) -> dict:
        K = self.kernel(self.first, self.second)
        system = K if self.problem.ridge == 0 else K + self.problem.ridge * torch.eye(len(K), dtype=K.dtype)
        factor, info = torch.linalg.cholesky_ex(system)
        if info.item() == 0:
            alpha, solver = torch.cholesky_solve(self.Y, factor), "cholesky"
        else:
            alpha, solver = torch.linalg.solve(system, self.Y), "lu"
        del factor
        train = measure(K.T @ alpha, self.Y)
        test = measure(self.kernel(self.test_first, self.test_second).T @ alpha, self.test_targets)
        self.M = symmetric_power(self.agop(K, alpha), self.problem.power)
        return record(train, test, solver)

    def inner_products(self, first: torch.Tensor, second: torch.Tensor) -> torch.Tensor:
        """u between the training samples (rows) and the samples given (columns)."""
        table = self.M[:, first] + self.M[:, second]
        return table[self.first].add_(table[self.second])

    def kernel(self, first: torch.Tensor, second: torch.Tensor) -> torch.Tensor:
        """k between the training samples (rows) and the samples given (columns)."""
        if self.problem.kernel == "quadratic":
            return self.inner_products(first, second).square_().mul_(3.0)
        # exp(-(q_x + q_z - 2 (T[a] + T[b])) / (2 L^2)): d exponentials for a column instead of n.
        scale = 1.0 / self.problem.bandwidth**2
        table = torch.exp(scale * (self.M[:, first] + self.M[:, second] - 0.5 * self.norms(first, second)))
        # The factor of the column belongs in one of the two tables only.
        other = table * torch.exp(0.5 * scale * self.norms(first, second))
        own = torch.exp(-0.5 * scale * self.norms(self.first, self.second))
        return table[self.first].mul_(other[self.second]).mul_(own[:, None])

    def norms(self, first: torch.Tensor, second: torch.Tensor) -> torch.Tensor:
        diagonal = self.M.diagonal()
        return diagonal[first] + diagonal[second] + 2.0 * self.M[first, second]

    def agop(self, K: torch.Tensor, alpha: torch.Tensor) -> torch.Tensor:
        """M (mean of H_j'H_j, centred) M, H_j = sum_i alpha_i w_ij x_i' - shift_j x_j'."""
        (n, c), d = alpha.shape, self.problem.dimension
        quadratic = self.problem.kernel == "quadratic"
        W = self.inner_products(self.first, self.second).mul_(6.0) if quadratic else K / self.problem.bandwidth**2
        grouped = [(W, alpha, self.groups_of_first), (W[self.by_second], alpha[self.by_second], self.groups_of_second)]
        moments = torch.zeros(d, d, dtype=torch.float64)
        total = torch.zeros(d, c, dtype=torch.float64)
        for start in range(0, n, self.tile_size):
            points = slice(start, min(n, start + self.tile_size))
            size = points.stop - points.start
            H = torch.zeros(d, size, c, dtype=torch.float64)
            for weights, coefficients, groups in grouped:
                for position, group in groups:
                    torch.mm(weights[group, points].T, coefficients[group], out=H[position])
            if not quadratic:
                shift = W[:, points].T @ alpha
                own = torch.arange(size)
                H[self.first[points], own] -= shift
                H[self.second[points], own] -= shift
            total += H.sum(1)
            flat = H.view(d, -1)
            moments += flat @ flat.T
        moments /= n
        if self.problem.centering:
            mean = total / n
            moments -= mean @ mean.T
        return self.M @ moments @ self.M
