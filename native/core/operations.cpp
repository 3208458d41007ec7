#include "core/operations.hpp"

#include "core/agop/predictor.hpp"
#include "core/dense/matrix_power.hpp"
#include "core/dense/symmetric_eigenvalues.hpp"
#include "core/kernels/kernel_matrix.hpp"
#include "core/kernels/kernel_tiles.hpp"
#include "core/support/buffer.hpp"
#include "core/support/layout.hpp"
#include "core/threads/compute_lease.hpp"

namespace agop::operations {

namespace {

/// Samples seen from the mean of the samples x where the kernel depends on differences alone; otherwise the
/// samples as they are, which must then outlive it.
class CentredSamples {
 public:
  CentredSamples(const Kernel& kernel, const Samples& x, const Samples& samples)
      : given_(samples), moved_(kernel.isRadial() ? samples.relativeTo(x.centre()) : nullptr) {}

  const Samples& samples() const { return moved_ ? *moved_ : given_; }

 private:
  const Samples& given_;
  std::unique_ptr<Samples> moved_;
};

}  // namespace

void kernelMatrix(const Kernel& kernel, const Samples& x, const Samples& z, std::span<const double> M,
                  std::span<double> out, const Job& job) {
  const ComputeLease lease(job);
  const SquareMatrix features{M.data(), x.dimension()};
  const CentredSamples centres(kernel, x, x), points(kernel, x, z);
  const KernelTiles tiles(kernel, features, centres.samples());
  agop::kernelMatrix(tiles, MeasuredSamples(kernel, points.samples(), features), out.data(), job);
}

SolveOutcome solve(std::span<double> K, std::span<const double> Y, std::size_t n, double ridge,
                   std::span<double> alpha, const Job& job) {
  const ComputeLease lease(job);
  const std::size_t classes = Y.size() / n;
  Buffer targets(n, classes, "targets"), solution(n, classes, "coefficients"), diagonal(n, 1, "diagonal");
  rowToColumnMajor(Y.data(), n, classes, targets.data());
  for (std::size_t i = 0; i < n; ++i) diagonal[i] = K[i + i * n];
  const auto writeUpper = [&] {
    for (std::size_t i = 0; i < n; ++i) K[i + i * n] = diagonal[i];
  };
  const SolveOutcome outcome = solveSymmetric({K.data(), n}, ridge, {targets.data(), n, classes},
                                              {solution.data(), n, classes}, writeUpper, job);
  columnToRowMajor(solution.data(), n, classes, alpha.data());
  return outcome;
}

void agop(const Kernel& kernel, const Samples& x, std::span<const double> M, std::span<const double> alpha,
          const AgopOptions& options, std::span<double> out, const Job& job) {
  const ComputeLease lease(job);
  const std::size_t n = x.size(), classes = alpha.size() / n;
  Buffer coefficients(n, classes, "coefficients");
  rowToColumnMajor(alpha.data(), n, classes, coefficients.data());
  const CentredSamples centres(kernel, x, x);
  Predictor(kernel, centres.samples(), {M.data(), x.dimension()}, {coefficients.data(), n, classes}, job)
      .averageGradientOuterProduct(options, out, nullptr, job);
}

void matrixPower(std::span<double> A, std::size_t d, double power, const Job& job) {
  const ComputeLease lease(job);
  symmetricMatrixPower({A.data(), d}, power, job);
}

void symmetricEigenvalues(std::span<double> A, std::size_t d, std::span<double> eigenvalues, const Job& job) {
  const ComputeLease lease(job);
  agop::symmetricEigenvalues({A.data(), d}, eigenvalues, job);
}

}  // namespace agop::operations
