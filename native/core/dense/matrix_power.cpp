#include "core/dense/matrix_power.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

#include "core/blas/blas.hpp"
#include "core/dense/mirror.hpp"
#include "core/support/buffer.hpp"
#include "core/support/error.hpp"
#include "core/threads/compute_lease.hpp"

namespace agop {

namespace {

/// Below this order the threads of BLAS wait for each other longer than they save.
constexpr std::size_t worthThreads = 512;

/// Refuses entries beyond the largest double. @throws Error DIVERGED.
void requireFinitePower(std::span<const double> entries, const char* what) {
  if (!std::all_of(entries.begin(), entries.end(), [](double entry) { return std::isfinite(entry); }))
    throw Error("DIVERGED", what, "a power of its eigenvalues beyond the largest double",
                "a matrix and a power whose result is finite");
}

/// Up to here an eigenvalue counts as zero.
double negligibleEigenvalue(std::size_t d, double largest) {
  return static_cast<double>(d) * std::numeric_limits<double>::epsilon() * largest;
}

}  // namespace

void diagonalMatrixPower(std::span<double> diagonal, double power, const char* what) {
  double largest = 0.0;
  for (const double entry : diagonal) largest = std::max(largest, entry);
  const double negligible = negligibleEigenvalue(diagonal.size(), largest);
  for (double& entry : diagonal) {
    const double value = std::max(0.0, entry);
    entry = power < 0 && value <= negligible ? 0.0 : std::pow(value, power);
  }
  requireFinitePower(diagonal, what);
}

void symmetricMatrixPower(MutableSquareMatrix A, double power, const Job& job, const char* what) {
  const std::size_t d = A.order;
  const std::span<double> entries = A.span();
  std::optional<MultithreadedBlas> threads;
  if (d >= worthThreads) threads.emplace(job);
  // LAPACK may return eigenvalues NaN without an error, and a clamp would make zeros of them.
  if (!std::all_of(entries.begin(), entries.end(), [](double entry) { return std::isfinite(entry); }))
    throw invalidArray("matrix", "an entry that is not finite", "a symmetric matrix of finite numbers");
  Buffer eigenvalues(d, 1, "eigenvalues");
  if (blas::eigenLower(d, A.values, d, eigenvalues.data(), true) != 0)
    throw invalidArray("matrix", "a matrix whose eigenvalues do not converge",
                       "a symmetric matrix of finite numbers");
  const double largest = std::max(0.0, eigenvalues[d - 1]);
  const double negligible = negligibleEigenvalue(d, largest);

  // V diag(w) V' as B B' with B = V diag(sqrt(w)): half of the operations, and symmetric to the last bit.
  Buffer transposed(d, d, "scaled eigenvectors");
  for (std::size_t k = 0; k < d; ++k) {
    const double value = std::max(0.0, eigenvalues[k]);
    const double factor = power < 0 && value <= negligible ? 0.0 : std::sqrt(std::pow(value, power));
    for (std::size_t r = 0; r < d; ++r) transposed[k + r * d] = factor * A(r, k);
  }
  std::fill(entries.begin(), entries.end(), 0.0);
  blas::syrkLower(blas::Gram::ofColumns, d, d, 1.0, transposed.data(), d, A.values, d);
  mirrorLowerToUpper(A, {0, d});
  requireFinitePower(entries, what);
}

}  // namespace agop
