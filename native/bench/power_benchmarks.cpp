#include <algorithm>
#include <memory>

#include "bench/benchmarks.hpp"
#include "bench/raw_blas.hpp"
#include "core/dense/matrix_power.hpp"
#include "core/support/buffer.hpp"

namespace agop::bench {

/// The power, nominally 13/3 d^3 operations: reduction to tridiagonal form 4/3 d^3, back-transformation 2
/// d^3, V V' d^3. Divide and conquer itself depends on the matrix and is not counted.
Benchmarks powerBenchmarks(const Problem& problem, const Job& job) {
  const std::size_t d = problem.d();
  const double cubed = static_cast<double>(d) * static_cast<double>(d) * static_cast<double>(d);
  const auto matrix = std::make_shared<Buffer>(d, d, "symmetric matrix");
  const auto eigenvalues = std::make_shared<Buffer>(d, 1, "eigenvalues");
  const auto restore = [matrix, d, &problem] { std::copy_n(problem.features.data(), d * d, matrix->data()); };
  return {{.name = "dsyevd",
           .work = 10.0 / 3.0 * cubed,
           .prepare = restore,
           .run = [matrix, eigenvalues, d] { raw::syevd(d, matrix->data(), eigenvalues->data()); },
           .lease = Lease::rawBlas},
          {.name = "matrix power",
           .baseline = "dsyevd",
           .work = 13.0 / 3.0 * cubed,
           .prepare = restore,
           .run = [matrix, d, &job] {
             symmetricMatrixPower({matrix->data(), d}, 0.5, job);
           }}};
}

}  // namespace agop::bench
