// Powers of symmetric matrices, against matrices built from a known spectrum.
#include "core/dense/matrix_power.hpp"

#include <doctest/doctest.h>

#include "core/blas/blas.hpp"
#include "core/operations.hpp"
#include "core/threads/job.hpp"
#include "support.hpp"

using namespace agop;
using namespace agop::test;

namespace {

/// Eigenvectors and eigenvalues of matrices of order 60 at most come out to some ten roundings of the largest
/// eigenvalue.
constexpr double rounding = 1e-13;

Vector power(Vector A, std::size_t d, double exponent) {
  operations::matrixPower(A, d, exponent, Job(2));
  return A;
}

/// A matrix and its eigenvectors.
struct Spectral {
  Spectral(std::size_t d, Vector values, std::uint64_t seed) : d(d), values(std::move(values)) {
    Numbers numbers(seed);
    vectors = orthonormalColumns(d, this->values.size(), numbers);
  }

  Vector matrix() const { return fromSpectrum(vectors, d, values); }

  template <typename Function>
  Vector mapped(Function function) const {
    Vector images;
    for (const double value : values) images.push_back(function(value));
    return fromSpectrum(vectors, d, images);
  }

  std::size_t d;
  Vector values;
  Vector vectors;
};

Spectral positive(std::size_t d) {
  Vector values(d);
  for (std::size_t k = 0; k < d; ++k) values[k] = 0.5 + 3.0 * static_cast<double>(k) / static_cast<double>(d);
  return Spectral(d, values, d);
}

}  // namespace

TEST_CASE("powers of a positive definite matrix are those of its eigenvalues") {
  for (const std::size_t d : {1, 2, 7, 33, 60})
    for (const double exponent : {0.5, 1.0, 0.25, 2.0, -0.5, -1.0, 3.7}) {
      CAPTURE(d);
      CAPTURE(exponent);
      const Spectral A = positive(d);
      const Vector expected = A.mapped([=](double value) { return std::pow(value, exponent); });
      CHECK(relativeError(power(A.matrix(), d, exponent), expected) <= rounding);
    }
}

TEST_CASE("a square root squared, and an inverse times its matrix") {
  const Vector A = positive(33).matrix();
  const Vector root = power(A, 33, 0.5), inverse = power(A, 33, -1.0);
  CHECK(relativeError(product(root, root, 33, 33, 33), A) <= rounding);
  CHECK(relativeError(product(inverse, A, 33, 33, 33), identity(33)) <= rounding);
}

TEST_CASE("the result is symmetric to the last bit") {
  const Vector root = power(positive(60).matrix(), 60, 0.5);
  for (std::size_t r = 0; r < 60; ++r)
    for (std::size_t q = 0; q < r; ++q) REQUIRE(root[r * 60 + q] == root[q * 60 + r]);
}

TEST_CASE("power 0 is the identity, of a singular matrix and of 0 too") {
  CHECK(largestDifference(power(positive(9).matrix(), 9, 0.0), identity(9)) <= rounding);
  CHECK(largestDifference(power(Spectral(9, {1.0, 2.0}, 3).matrix(), 9, 0.0), identity(9)) <= rounding);
  CHECK(largestDifference(power(Vector(81, 0.0), 9, 0.0), identity(9)) <= rounding);
}

TEST_CASE("negative eigenvalues are clamped at 0") {
  const Spectral A(8, {-3.0, -0.5, 0.25, 1.0, 4.0}, 4);
  const Vector root = A.mapped([](double value) { return std::sqrt(std::max(0.0, value)); });
  // A square root turns rounding of size 1e-16 in an eigenvalue 0 into 1e-8.
  CHECK(relativeError(power(A.matrix(), 8, 0.5), root) <= 1e-7);
  const Vector square = A.mapped([](double value) { return std::max(0.0, value) * std::max(0.0, value); });
  CHECK(relativeError(power(A.matrix(), 8, 2.0), square) <= rounding);
  const Spectral negative(8, Vector(8, -2.0), 5);
  CHECK(largestMagnitude(power(negative.matrix(), 8, 0.5)) == 0.0);
}

TEST_CASE("a negative power of a matrix without full rank is that of its pseudo-inverse") {
  const Spectral A(20, {0.5, 1.0, 3.0, 10.0}, 6);
  const Vector matrix = A.matrix(), inverse = power(matrix, 20, -1.0);
  CHECK(relativeError(inverse, A.mapped([](double value) { return 1.0 / value; })) <= rounding * 20);
  const Vector projector = product(inverse, matrix, 20, 20, 20);
  CHECK(relativeError(projector, A.mapped([](double) { return 1.0; })) <=
        rounding * 20);  // condition number 20
  CHECK(largestMagnitude(power(Vector(9, 0.0), 3, -1.0)) == 0.0);
}

TEST_CASE("a matrix of one entry") {
  CHECK(power({9.0}, 1, 0.5)[0] == doctest::Approx(3.0).epsilon(1e-15));
  CHECK(power({4.0}, 1, -1.0)[0] == doctest::Approx(0.25).epsilon(1e-15));
  CHECK(power({-4.0}, 1, 0.5)[0] == 0.0);
  CHECK(power({0.0}, 1, -0.5)[0] == 0.0);
}

TEST_CASE("entries of very different size") {
  for (const double factor : {1e-200, 1e-30, 1e30, 1e200}) {
    CAPTURE(factor);
    const Spectral A = positive(7);
    const Vector root = scaled(A.mapped([](double value) { return std::sqrt(value); }), std::sqrt(factor));
    CHECK(relativeError(power(scaled(A.matrix(), factor), 7, 0.5), root) <= rounding);
  }
}

TEST_CASE("a matrix with NaN or infinity never becomes one of finite numbers") {
  // LAPACK returns eigenvalues NaN without an error from some orders on, and max(0, NaN) is 0.
  for (const double bad : {std::numeric_limits<double>::quiet_NaN(), std::numeric_limits<double>::infinity()})
    for (const std::size_t d : {1, 2, 3, 10, 64}) {
      CAPTURE(bad);
      CAPTURE(d);
      Vector A = positive(d).matrix();
      A[0] = bad;
      CHECK(errorCode([&] { operations::matrixPower(A, d, 0.5, Job(1)); }) == "INVALID_ARRAY");
    }
}

TEST_CASE("a power beyond the largest double is refused") {
  Vector A{1.0, 0.0, 0.0, 1e-12};
  CHECK(errorCode([&] { operations::matrixPower(A, 2, -30.0, Job(1)); }) == "DIVERGED");
  Vector large{1e200, 0.0, 0.0, 1.0};
  CHECK(errorCode([&] { operations::matrixPower(large, 2, 2.0, Job(1)); }) == "DIVERGED");
  Vector diagonal{1.0, 1e-12};
  CHECK(errorCode([&] { diagonalMatrixPower(diagonal, -30.0); }) == "DIVERGED");
  Vector singular{4.0, 0.0};
  diagonalMatrixPower(singular, -0.5);
  CHECK(singular == Vector{0.5, 0.0});
}

TEST_CASE("an order whose workspace LAPACK cannot count in 32 bits") {
  // Nothing is read: the order alone is refused.
  CHECK(errorCode([] { blas::eigenLower(32767, nullptr, 32767, nullptr, true); }) == "OUT_OF_MEMORY");
  CHECK(errorCode([] { blas::eigenLower(100000, nullptr, 100000, nullptr, true); }) == "OUT_OF_MEMORY");
}
