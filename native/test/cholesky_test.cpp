// The recursive factorisation, at orders around its leaves and on several threads, against its definition.
#include "core/dense/cholesky.hpp"

#include <doctest/doctest.h>

#include "core/threads/compute_lease.hpp"
#include "support.hpp"

using namespace agop;
using namespace agop::test;

namespace {

/// L of a factorised n x n array, in the layout of the tests.
Vector lowerFactor(const Vector& A, std::size_t n) {
  Vector L(n * n, 0.0);
  for (std::size_t j = 0; j < n; ++j)
    for (std::size_t i = j; i < n; ++i) L[i * n + j] = A[i + j * n];
  return L;
}

Vector timesItsTranspose(const Vector& L, std::size_t n) {
  Vector transposed(n * n);
  for (std::size_t i = 0; i < n; ++i)
    for (std::size_t j = 0; j < n; ++j) transposed[j * n + i] = L[i * n + j];
  return product(L, transposed, n, n, n);
}

}  // namespace

TEST_CASE("L L' is the matrix, on any number of threads; the upper triangle is not touched") {
  Numbers numbers(1);
  for (const std::size_t n : {1, 2, 127, 128, 129, 257, 300}) {
    const Vector A = positiveDefinite(n, numbers);
    for (const int threads : {1, 2, 3, 8}) {
      CAPTURE(n);
      CAPTURE(threads);
      const Job job(threads);
      const ComputeLease lease(job);
      Vector factor = A;
      for (std::size_t j = 0; j < n; ++j)
        for (std::size_t i = 0; i < j; ++i) factor[i + j * n] = 7.0;
      REQUIRE(choleskyLower({factor.data(), n}, job));
      // Backward stable: some n roundings of entries near 1.
      CHECK(relativeError(timesItsTranspose(lowerFactor(factor, n), n), A) <= 1e-13);
      bool untouched = true;
      for (std::size_t j = 0; j < n; ++j)
        for (std::size_t i = 0; i < j; ++i) untouched = untouched && factor[i + j * n] == 7.0;
      CHECK(untouched);
    }
  }
}

TEST_CASE("the solution of a system, for few and many right-hand sides") {
  Numbers numbers(2);
  constexpr std::size_t n = 150;
  const Vector A = positiveDefinite(n, numbers);
  for (const std::size_t m : {1, 8, 9, 40})
    for (const int threads : {1, 2, 3}) {
      CAPTURE(m);
      CAPTURE(threads);
      const Vector X = numbers.vector(m * n);  // m rows of n: the columns of the system
      Vector B = product(X, A, m, n, n), factor = A;
      const Job job(threads);
      const ComputeLease lease(job);
      REQUIRE(choleskyLower({factor.data(), n}, job));
      choleskySolve({factor.data(), n}, {B.data(), n, m}, job);
      CHECK(relativeError(B, X) <= 1e-12);  // condition number below 10
    }
}

TEST_CASE("a matrix that is not positive definite, wherever that shows") {
  Numbers numbers(3);
  constexpr std::size_t n = 300;
  for (const std::size_t row : {0, 100, 150, 299})
    for (const int threads : {1, 2}) {
      CAPTURE(row);
      CAPTURE(threads);
      Vector A = positiveDefinite(n, numbers);
      A[row + row * n] = -1.0;
      const Job job(threads);
      const ComputeLease lease(job);
      CHECK_FALSE(choleskyLower({A.data(), n}, job));
    }
}

TEST_CASE("a cancelled factorisation ends between two of its parts") {
  Numbers numbers(4);
  constexpr std::size_t n = 300;
  Vector A = positiveDefinite(n, numbers);
  Job job(2);
  const ComputeLease lease(job);
  job.cancel();
  CHECK(errorCode([&] { choleskyLower({A.data(), n}, job); }) == "ABORTED");
}
