#include "core/dense/symmetric_eigenvalues.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

#include "core/blas/blas.hpp"
#include "core/support/error.hpp"
#include "core/threads/compute_lease.hpp"

namespace agop {

namespace {

/// Below this order the threads of BLAS wait for each other longer than they save.
constexpr std::size_t worthThreads = 512;

}  // namespace

void symmetricEigenvalues(MutableSquareMatrix A, std::span<double> eigenvalues, const Job& job) {
  std::optional<MultithreadedBlas> threads;
  if (A.order >= worthThreads) threads.emplace(job);
  // LAPACK may return eigenvalues NaN without an error.
  const std::span<double> entries = A.span();
  if (!std::all_of(entries.begin(), entries.end(), [](double entry) { return std::isfinite(entry); }))
    throw invalidArray("matrix", "an entry that is not finite", "a symmetric matrix of finite numbers");
  if (blas::eigenvaluesLower(A.order, A.values, A.order, eigenvalues.data()) != 0)
    throw invalidArray("matrix", "a matrix whose eigenvalues do not converge",
                       "a symmetric matrix of finite numbers");
}

}  // namespace agop
