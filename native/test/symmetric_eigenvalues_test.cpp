// Eigenvalues of symmetric matrices, against matrices built from a known spectrum.
#include <doctest/doctest.h>

#include <algorithm>
#include <limits>

#include "core/operations.hpp"
#include "core/support/error.hpp"
#include "core/threads/job.hpp"
#include "support.hpp"

using namespace agop;
using namespace agop::test;

namespace {

/// Eigenvalues of matrices of order 60 at most come out to some ten roundings of the largest.
constexpr double rounding = 1e-13;

Vector eigenvalues(Vector A, std::size_t d) {
  Vector values(d);
  operations::symmetricEigenvalues(A, d, values, Job(2));
  return values;
}

}  // namespace

TEST_CASE("the spectrum that a matrix was made of, in ascending order") {
  for (const std::size_t d : {1, 2, 7, 33, 60}) {
    CAPTURE(d);
    Numbers numbers(d);
    // Of both signs, some of them twice.
    Vector spectrum(d);
    for (std::size_t k = 0; k < d; ++k) spectrum[k] = static_cast<double>((7 * k) % 11) - 5.0;
    const Vector A = fromSpectrum(orthonormalColumns(d, d, numbers), d, spectrum);
    std::sort(spectrum.begin(), spectrum.end());
    CHECK(largestDifference(eigenvalues(A, d), spectrum) <= 5.0 * rounding);
  }
}

TEST_CASE("a matrix of rank 2, and the zero matrix") {
  Numbers numbers(3);
  const Vector A = fromSpectrum(orthonormalColumns(9, 2, numbers), 9, {1.0, -2.0});
  const Vector expected = {-2.0, 0, 0, 0, 0, 0, 0, 0, 1.0};
  CHECK(largestDifference(eigenvalues(A, 9), expected) <= rounding);
  CHECK(eigenvalues(Vector(16, 0.0), 4) == Vector(4, 0.0));
}

TEST_CASE("an entry that is not finite is refused") {
  Vector A = identity(3);
  A[4] = std::numeric_limits<double>::quiet_NaN();
  CHECK_THROWS_AS(eigenvalues(A, 3), Error);
}
