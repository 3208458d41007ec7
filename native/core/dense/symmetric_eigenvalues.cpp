#include "core/dense/symmetric_eigenvalues.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

#include "core/blas/blas.hpp"
#include "core/support/error.hpp"
#include "core/threads/compute_lease.hpp"

namespace agop {

namespace {

/// Below this order the threads of BLAS would wait for each other longer than they save.
constexpr std::size_t worthThreads = 512;

}  // namespace

void symmetricEigenvalues(double* A, std::size_t d, double* eigenvalues, const Job& job) {
  std::optional<MultithreadedBlas> threads;
  if (d >= worthThreads) threads.emplace(job);
  // LAPACK may return eigenvalues NaN without an error.
  if (!std::all_of(A, A + d * d, [](double entry) { return std::isfinite(entry); }))
    throw invalidArray("matrix", "an entry that is not finite", "a symmetric matrix of finite numbers");
  if (blas::eigenvaluesLower(d, A, d, eigenvalues) != 0)
    throw invalidArray("matrix", "a matrix whose eigenvalues do not converge",
                       "a symmetric matrix of finite numbers");
}

}  // namespace agop
