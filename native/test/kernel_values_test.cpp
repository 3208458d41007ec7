// Kernel tiles and kernel matrices of both encodings against the definitions of the kernels.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "core/kernels/kernel_matrix.hpp"
#include "core/kernels/kernel_tiles.hpp"
#include "core/operations.hpp"
#include "core/threads/job.hpp"
#include "support.hpp"

using namespace agop;
using namespace agop::test;

namespace {

/// Values of order one to ten: a few roundings of sums of d^2 terms.
constexpr double rounding = 1e-13;

/// Rounding of x'Mx + z'Mz - 2 x'Mz where these are of size `norm`, divided by 2 L^2: the error of a gaussian
/// near one.
double exponentRounding(double norm, double bandwidth) {
  return std::max(rounding, 1e-15 * norm / (2.0 * bandwidth * bandwidth));
}

Vector coreValues(const Kernel& kernel, const Vector& M, const SampleSet& x, const SampleSet& z) {
  Vector out(x.size * z.size);
  operations::kernelMatrix(kernel, *x.samples, *z.samples, M, out, Job(2));
  return out;
}

/// A radial kernel from the differences of the coordinates, in long double.
Vector exactValues(const Kernel& kernel, const Vector& M, const SampleSet& x, const SampleSet& z) {
  const std::size_t d = x.dimension;
  Vector values;
  for (std::size_t i = 0; i < x.size; ++i)
    for (std::size_t j = 0; j < z.size; ++j) {
      long double s = 0.0L;
      for (std::size_t r = 0; r < d; ++r)
        for (std::size_t q = 0; q < d; ++q)
          s += (static_cast<long double>(x.row(i)[r]) - z.row(j)[r]) * M[r * d + q] *
               (static_cast<long double>(x.row(i)[q]) - z.row(j)[q]);
      const long double L = kernel.bandwidth;
      values.push_back(static_cast<double>(
          kernel.kind == Kernel::Kind::gaussian ? std::exp(-s / (2 * L * L)) : std::exp(-std::sqrt(s) / L)));
    }
  return values;
}

Vector coreSymmetric(const Kernel& kernel, const Vector& M, const SampleSet& x) {
  const KernelTiles tiles(kernel, {M.data(), x.dimension}, *x.samples);
  Vector K(x.size * x.size), upper(x.size * x.size);
  symmetricKernelMatrix(tiles, Triangle::lower, K.data(), Job(2));
  symmetricKernelMatrix(tiles, Triangle::upper, upper.data(), Job(2));
  for (std::size_t j = 0; j < x.size; ++j)  // the core's layout
    for (std::size_t i = 0; i < j; ++i) K[i + j * x.size] = upper[i + j * x.size];
  return K;
}

Vector diagonalOf(const Vector& K, std::size_t n) {
  Vector diagonal(n);
  for (std::size_t i = 0; i < n; ++i) diagonal[i] = K[i * n + i];
  return diagonal;
}

/// The feature matrix of a reflection whose fixed points are b = N - 1 - a: [C, -CP; -PC, C] with C = N I - J
/// and P the reversal. All entries are integers, so that sums of them are exact. The fixed points all
/// coincide under it, at norm 0.
Vector reflectionFeatures(std::size_t N) {
  Vector M(4 * N * N);
  for (std::size_t r = 0; r < 2 * N; ++r)
    for (std::size_t q = 0; q < 2 * N; ++q) {
      const bool sameOperand = (r < N) == (q < N);
      const bool related = sameOperand ? r == q : r % N + q % N == N - 1;
      const double C = (related ? static_cast<double>(N) : 0.0) - 1.0;
      M[r * 2 * N + q] = sameOperand ? C : -C;
    }
  return M;
}

SampleSet everyPair(std::size_t N) {
  std::vector<std::int32_t> pairs;
  for (std::size_t a = 0; a < N; ++a)
    for (std::size_t b = 0; b < N; ++b) {
      pairs.push_back(static_cast<std::int32_t>(a));
      pairs.push_back(static_cast<std::int32_t>(b));
    }
  return pairSet(pairs, N, N);
}

}  // namespace

TEST_CASE("kernel values are those of the definition, for every kernel, encoding and size of tile") {
  Numbers numbers(1);
  for (const NamedKernel& named : everyKernel())
    for (const std::string encoding : {"pairs", "dense"})
      for (const std::size_t n : {1, 63, 64, 65, 130})
        for (const std::size_t m : {1, 65}) {
          CAPTURE(named.name);
          CAPTURE(encoding);
          CAPTURE(n);
          CAPTURE(m);
          const SampleSet x = randomSet(encoding, n, numbers), z = randomSet(encoding, m, numbers);
          const Vector M = positiveDefinite(x.dimension, numbers);
          CHECK(relativeError(coreValues(named.kernel, M, x, z), kernelValues(named.kernel, M, x, z)) <=
                rounding);
        }
}

TEST_CASE("both triangles of the symmetric kernel matrix are those of the definition") {
  Numbers numbers(2);
  for (const NamedKernel& named : everyKernel())
    for (const std::string encoding : {"pairs", "dense"})
      for (const std::size_t n : {1, 2, 63, 64, 65, 130}) {
        CAPTURE(named.name);
        CAPTURE(encoding);
        CAPTURE(n);
        const SampleSet x = randomSet(encoding, n, numbers);
        const Vector M = positiveDefinite(x.dimension, numbers);
        const Vector K = coreSymmetric(named.kernel, M, x);
        CHECK(relativeError(K, kernelValues(named.kernel, M, x, x)) <= rounding);
      }
}

TEST_CASE("pairs give the values of the same samples as dense rows") {
  Numbers numbers(3);
  for (const NamedKernel& named : everyKernel()) {
    CAPTURE(named.name);
    const SampleSet pairs = pairSet(randomPairs(65, 3, 11, numbers), 3, 11);
    const SampleSet rows = denseSet(pairs.rows, 14);
    const Vector M = positiveDefinite(14, numbers);
    CHECK(relativeError(coreValues(named.kernel, M, pairs, pairs), coreValues(named.kernel, M, rows, rows)) <=
          rounding);
  }
}

TEST_CASE("gaussian of pairs: columns whose exponents are too large for the product of tables") {
  const SampleSet x = everyPair(6);
  Numbers numbers(4);
  Vector M = positiveDefinite(12, numbers);
  for (std::size_t r = 0; r < 12; ++r) {
    M[2 * 12 + r] *= 30.0;  // value 2 of the first operand: its columns alone leave the table
    M[r * 12 + 2] *= 30.0;
  }
  for (const double bandwidth : {2.5, 1.0, 0.3, 0.1, 0.03}) {
    CAPTURE(bandwidth);
    const Kernel kernel{Kernel::Kind::gaussian, bandwidth};
    CHECK(largestDifference(coreValues(kernel, M, x, x), kernelValues(kernel, M, x, x)) <=
          exponentRounding(900.0, bandwidth));
  }
}

TEST_CASE("gaussian of pairs: a factor of the row that underflows leaves a value of 0, no NaN") {
  const SampleSet x = everyPair(3);
  for (const double large : {1e3, 2e3, 1e4, 1e6}) {
    CAPTURE(large);
    Vector M = identity(6);
    M[0] = large;  // exponents of 1 and of `large` / 2 in one column
    const Kernel kernel{Kernel::Kind::gaussian, 1.0};
    CHECK(largestDifference(coreValues(kernel, M, x, x), kernelValues(kernel, M, x, x)) <= rounding);
  }
}

TEST_CASE("gaussian: a tiny bandwidth and a large M give numbers between 0 and 1") {
  Numbers numbers(5);
  for (const std::string encoding : {"pairs", "dense"})
    for (const double factor : {1.0, 1e3, 1e6}) {
      CAPTURE(encoding);
      CAPTURE(factor);
      const SampleSet x = randomSet(encoding, 65, numbers);
      const Vector M = scaled(positiveDefinite(x.dimension, numbers), factor);
      const Vector K = coreValues({Kernel::Kind::gaussian, 0.1}, M, x, x);
      const double error = exponentRounding(factor, 0.1);
      CHECK(std::all_of(K.begin(), K.end(), [=](double k) { return k >= 0.0 && k <= 1.0 + error; }));
    }
}

TEST_CASE("gaussian: a sample is at distance 0 from itself however large the exponents") {
  // The exponential of the rounding left of the difference of norms would be above 1, or infinite.
  Numbers numbers(6);
  for (const std::string encoding : {"pairs", "dense"})
    for (const double factor : {1e3, 1e6, 1e12}) {
      CAPTURE(encoding);
      CAPTURE(factor);
      const SampleSet x = randomSet(encoding, 65, numbers);
      const Vector M = scaled(positiveDefinite(x.dimension, numbers), factor);
      const Vector K = coreValues({Kernel::Kind::gaussian, 1e-3}, M, x, x);
      CHECK(largestDifference(diagonalOf(K, 65), Vector(65, 1.0)) <= rounding);
    }
}

TEST_CASE("laplace: samples that coincide have the value 1, exactly") {
  Numbers numbers(7);
  for (const std::size_t d : {1, 3, 40, 300}) {
    CAPTURE(d);
    Vector rows = numbers.vector(66 * d);
    std::copy_n(rows.begin(), d, rows.begin() + static_cast<std::ptrdiff_t>(65 * d));
    const SampleSet x = denseSet(rows, d);
    const Vector M = d > 100 ? identity(d) : positiveDefinite(d, numbers);
    const Vector K = coreSymmetric({Kernel::Kind::laplace, 1.0}, M, x);
    // If rounding passed for a distance, the values would be off by sqrt(1e-16) = 1e-8.
    CHECK(sameBits(diagonalOf(K, 66), Vector(66, 1.0)));
    CHECK(K[65] == 1.0);
  }
}

TEST_CASE("different samples that coincide under a singular M of integers have the kernel value 1, exactly") {
  constexpr std::size_t N = 5;
  const SampleSet x = everyPair(N);
  const Vector M = reflectionFeatures(N);
  for (const Kernel& kernel : {Kernel{Kernel::Kind::gaussian, 2.5}, Kernel{Kernel::Kind::laplace, 2.5}}) {
    const Vector K = coreSymmetric(kernel, M, x);
    CHECK(relativeError(K, kernelValues(kernel, M, x, x)) <= rounding);
    const auto fixedPoint = [](std::size_t a) { return a * N + N - 1 - a; };
    for (std::size_t a = 0; a < N; ++a)
      for (std::size_t b = 0; b < N; ++b) CHECK(K[fixedPoint(a) * N * N + fixedPoint(b)] == 1.0);
  }
}

TEST_CASE("laplace: samples on which a singular M all but vanishes coincide too") {
  // The norms of these samples are rounding themselves: the entries of M that cancel in them must count.
  // Otherwise K is wrong by sqrt(epsilon), and an AGOP with weights 1 / sqrt(s) by 100 %.
  constexpr std::size_t N = 7;
  const SampleSet x = everyPair(N);
  const Vector exact = reflectionFeatures(N);
  Vector rounded = scaled(exact, 1.0 / static_cast<double>(N));
  operations::matrixPower(rounded, 2 * N, 1.0, Job(1));  // as a feature matrix comes out of an iteration
  const Kernel ofExact{Kernel::Kind::laplace, 1.7 * std::sqrt(static_cast<double>(N))};
  const Kernel ofRounded{Kernel::Kind::laplace, 1.7};
  CHECK(largestDifference(coreSymmetric(ofRounded, rounded, x), kernelValues(ofExact, exact, x, x)) <= 1e-12);

  Numbers numbers(8);
  const Vector alpha = numbers.vector(2 * x.size);
  Vector expected(4 * N * N), actual(4 * N * N);
  operations::agop(ofExact, *x.samples, exact, alpha, {}, expected, Job(1));
  operations::agop(ofRounded, *x.samples, rounded, alpha, {}, actual, Job(1));
  CHECK(relativeError(actual, expected) <= 1e-10);
}

TEST_CASE("laplace: rows far from the origin coincide under an M that annihilates their mean") {
  // The same on dense rows: features with a mean of 100, and an M that has learned to ignore it. Rows
  // of multiples of 2^-10 and a matrix of integers, so that the expected values are exact.
  constexpr std::size_t n = 40, d = 7;
  Numbers numbers(9);
  Vector rows = numbers.vector(n * d);
  for (double& entry : rows) entry = 100.0 + std::round(entry * 1024.0) / 1024.0;
  for (std::size_t i = 1; i < 10; ++i)  // coincide with the first
    for (std::size_t r = 0; r < d; ++r) rows[i * d + r] = rows[r] + static_cast<double>(i);
  Vector exact = scaled(identity(d), static_cast<double>(d));
  for (double& entry : exact) entry -= 1.0;
  const SampleSet x = denseSet(rows, d);
  const Kernel ofExact{Kernel::Kind::laplace, 1.7 * std::sqrt(static_cast<double>(d))};
  const Vector K =
      coreSymmetric({Kernel::Kind::laplace, 1.7}, scaled(exact, 1.0 / static_cast<double>(d)), x);
  // 1e4 times the rounding of values near one, because the norms are 1e4 times the distances before they
  // cancel.
  CHECK(largestDifference(K, kernelValues(ofExact, exact, x, x)) <= 1e-10);
}

TEST_CASE("radial kernels of rows far from the origin: differences in long double") {
  // Coordinates are multiples of 2^-20, so that the moves are exact.
  for (const double move : {0.0, 1e2, 1e4, 1e6, 1e7, 1e8, 1.7e9, 1e9})
    for (const bool everyColumn : {true, false})
      for (const NamedKernel& named : {everyKernel()[0], everyKernel()[1]}) {
        CAPTURE(move);
        CAPTURE(everyColumn);
        CAPTURE(named.name);
        Numbers numbers(31);
        constexpr std::size_t d = 4;
        const auto rows = [&](std::size_t n) {
          Vector values = numbers.vector(n * d);
          for (std::size_t k = 0; k < values.size(); ++k) {
            values[k] = std::round(values[k] * 0x1p20) * 0x1p-20;
            if (everyColumn || k % d == 1) values[k] += move;
          }
          return values;
        };
        const SampleSet x = denseSet(rows(9), d), z = denseSet(rows(7), d);
        const Vector M = positiveDefinite(d, numbers);
        CHECK(largestDifference(coreValues(named.kernel, M, x, z), exactValues(named.kernel, M, x, z)) <=
              1e-13);
        CHECK(largestDifference(coreValues(named.kernel, M, x, x), exactValues(named.kernel, M, x, x)) <=
              1e-13);
      }
}

TEST_CASE("radial kernels within clusters that lie far apart") {
  // The mean of the samples is far from all of them.
  for (const double apart : {1e3, 1e5, 1e7, 1e9})
    for (const NamedKernel& named : {everyKernel()[0], everyKernel()[1]}) {
      CAPTURE(apart);
      CAPTURE(named.name);
      Numbers numbers(32);
      constexpr std::size_t d = 3;
      const auto rows = [&](std::size_t n) {
        Vector values = numbers.vector(n * d);
        for (std::size_t k = 0; k < values.size(); ++k) {
          values[k] = std::round(values[k] * 0x1p20) * 0x1p-20;
          if (k % d == 0 && (k / d) % 2 == 1) values[k] += apart;
        }
        return values;
      };
      const SampleSet x = denseSet(rows(10), d), z = denseSet(rows(6), d);
      const Vector M = positiveDefinite(d, numbers);
      CHECK(largestDifference(coreValues(named.kernel, M, x, z), exactValues(named.kernel, M, x, z)) <= 1e-9);
      CHECK(largestDifference(coreValues(named.kernel, M, x, x), exactValues(named.kernel, M, x, x)) <= 1e-9);
    }
}
