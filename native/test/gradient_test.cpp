// The AGOP of every kernel, encoding and option against central finite differences of a plain predictor.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "core/operations.hpp"
#include "core/threads/job.hpp"
#include "support.hpp"

using namespace agop;
using namespace agop::test;

namespace {

/// Largest difference in units of the largest entry where that is larger than one; absolute elsewhere,
/// because the gradient of a single sample can vanish. Finite differences are good to about 1e-11 of numbers
/// of order one, like the AGOPs here; a wrong formula is off by far more.
double disagreement(const Vector& actual, const Vector& expected) {
  return largestDifference(actual, expected) / std::max(1.0, largestMagnitude(expected));
}
constexpr double finiteDifferenceError = 1e-9;

const AgopOptions everyOption[] = {{true, false, false}, {false, false, false}, {true, true, false},
                                   {false, true, false}, {true, false, true},   {false, false, true},
                                   {true, true, true},   {false, true, true}};

Vector coreAgop(const Kernel& kernel, const Vector& M, const SampleSet& x, const Vector& alpha,
                std::size_t classes, const AgopOptions& options, int threads = 2) {
  Vector out(agopSize(x.dimension, classes, options));
  operations::agop(kernel, *x.samples, M, alpha, options, out, Job(threads));
  return out;
}

void checkEveryOption(const Kernel& kernel, const Vector& M, const SampleSet& x, std::size_t classes,
                      Numbers& numbers) {
  const Vector alpha = numbers.vector(x.size * classes);
  const Vector J = jacobians(kernel, M, x, alpha, classes);
  for (const AgopOptions& options : everyOption) {
    CAPTURE(options.centering);
    CAPTURE(options.perClass);
    CAPTURE(options.diagonal);
    const Vector expected = agopOfJacobians(J, x.size, classes, x.dimension, options);
    CHECK(disagreement(coreAgop(kernel, M, x, alpha, classes, options), expected) <= finiteDifferenceError);
  }
}

/// Row and column `copy` replaced by those of `original`: under this M the two values of an operand are one.
Vector withEqualFeatures(Vector M, std::size_t d, std::size_t original, std::size_t copy) {
  for (std::size_t r = 0; r < d; ++r) M[copy * d + r] = M[original * d + r];
  for (std::size_t r = 0; r < d; ++r) M[r * d + copy] = M[r * d + original];
  return M;
}

/// The first two samples are the same: a sample has no part in the gradient of the laplace kernel at itself,
/// nor at its double.
SampleSet setWithRepetition(const std::string& encoding, std::size_t n, Numbers& numbers) {
  SampleSet set = randomSet(encoding, n, numbers);
  if (encoding == "pairs" || n < 3) return set;  // there are 15 pairs to choose from: they repeat anyway
  std::copy_n(set.row(0), set.dimension, set.rows.begin() + static_cast<std::ptrdiff_t>(set.dimension));
  return denseSet(set.rows, set.dimension);
}

void checkKernel(const NamedKernel& named) {
  for (const std::string encoding : {"pairs", "dense"})
    for (const std::size_t n : {1, 2, 67}) {  // 67 points: one full tile and a short one
      CAPTURE(encoding);
      CAPTURE(n);
      Numbers numbers(7);
      const SampleSet x = setWithRepetition(encoding, n, numbers);
      checkEveryOption(named.kernel, positiveDefinite(x.dimension, numbers), x, 3, numbers);
      checkEveryOption(named.kernel, diagonalMatrix(x.dimension, numbers), x, 3, numbers);
      checkEveryOption(named.kernel, identity(x.dimension), x, 1, numbers);
    }
}

}  // namespace

TEST_CASE("gradient of the gaussian kernel") { checkKernel(everyKernel()[0]); }
TEST_CASE("gradient of the laplace kernel") { checkKernel(everyKernel()[1]); }
TEST_CASE("gradient of the quadratic kernel") { checkKernel(everyKernel()[2]); }
TEST_CASE("gradient of the general quadratic kernel") { checkKernel(everyKernel()[3]); }

TEST_CASE("gradients where different samples coincide under a singular M") {
  for (const NamedKernel& named : everyKernel()) {
    CAPTURE(named.name);
    Numbers numbers(8);
    const SampleSet x = randomSet("pairs", 40, numbers);
    const std::size_t d = x.dimension;
    checkEveryOption(named.kernel, withEqualFeatures(positiveDefinite(d, numbers), d, 0, 1), x, 2, numbers);
  }
}

TEST_CASE("coefficients that cancel between samples that coincide under M") {
  // A nearly singular solve leaves huge opposite coefficients of samples that M cannot tell apart. H'H is
  // 10^18 times the AGOP, and lost in rounding unless H meets M before it is squared.
  for (const NamedKernel& named : everyKernel())
    for (const std::string encoding : {"pairs", "dense"}) {
      CAPTURE(named.name);
      CAPTURE(encoding);
      Numbers numbers(13);
      constexpr std::size_t classes = 2;
      const SampleSet pairs = pairSet({0, 0, 1, 0, 0, 1, 1, 1, 2, 0, 2, 3, 3, 1}, 4, 4);
      const SampleSet x = encoding == "pairs" ? pairSet({0, 0, 1, 0, 0, 1, 1, 1, 2, 0, 2, 3, 3, 1}, 4, 4)
                                              : denseSet(pairs.rows, 8);
      const Vector M = withEqualFeatures(positiveDefinite(8, numbers), 8, 0, 1);
      // Samples 0 and 1 coincide, and 2 and 3; the shift is exact, so that f is the same.
      Vector alpha = numbers.vector(x.size * classes);
      for (double& coefficient : alpha) coefficient = std::round(coefficient * 0x1p16) * 0x1p-16;
      const Vector J = jacobians(named.kernel, M, x, alpha, classes);
      for (const std::size_t k : {0, 1, 4, 5}) {
        alpha[k] += 0x1p30;
        alpha[k + classes] -= 0x1p30;
      }
      for (const AgopOptions& options : everyOption) {
        const Vector expected = agopOfJacobians(J, x.size, classes, 8, options);
        // Rounding of terms of 10^9 and some.
        CHECK(disagreement(coreAgop(named.kernel, M, x, alpha, classes, options), expected) <= 1e-5);
      }
    }
}

TEST_CASE("AGOP of pairs is that of the same samples as dense rows, whatever the number of points") {
  Numbers numbers(9);
  for (const NamedKernel& named : everyKernel())
    for (const std::size_t n : {1, 63, 64, 65, 130}) {
      CAPTURE(named.name);
      CAPTURE(n);
      const SampleSet pairs = randomSet("pairs", n, numbers);
      const SampleSet rows = denseSet(pairs.rows, pairs.dimension);
      const Vector M = positiveDefinite(pairs.dimension, numbers);
      const Vector alpha = numbers.vector(n * 3);
      for (const AgopOptions& options : everyOption) {
        // Uncentred moments are the scale of the rounding errors of centring, which leaves nothing else of
        // one point. Laplace takes a square root of a difference: repeated rows at 1e-7 instead of 0 are
        // weighed by 1e7.
        const Vector scale =
            coreAgop(named.kernel, M, rows, alpha, 3, {false, options.perClass, options.diagonal});
        const double difference = largestDifference(coreAgop(named.kernel, M, pairs, alpha, 3, options),
                                                    coreAgop(named.kernel, M, rows, alpha, 3, options));
        // The gradient of the gaussian kernel at its own only sample is 0 but for the rounding of its
        // factors, here squared.
        CHECK(difference <= std::max(1e-30, 1e-12 * largestMagnitude(scale)));
      }
    }
}

TEST_CASE("many classes: narrower tiles, the same AGOP") {
  constexpr std::size_t classes = 300;
  for (const std::string encoding : {"pairs", "dense"}) {
    CAPTURE(encoding);
    Numbers numbers(10);
    const SampleSet x = randomSet(encoding, 30, numbers);
    const std::size_t d = x.dimension;
    const Vector M = positiveDefinite(d, numbers), alpha = numbers.vector(x.size * classes);
    const Kernel kernel = everyKernel()[0].kernel;
    const Vector perClass = coreAgop(kernel, M, x, alpha, classes, {true, true, false});
    const Vector together = coreAgop(kernel, M, x, alpha, classes, {true, false, false});
    Vector sum(d * d, 0.0);
    for (std::size_t k = 0; k < perClass.size(); ++k) sum[k % sum.size()] += perClass[k];
    CHECK(relativeError(together, sum) <= 1e-12);

    // One class of them alone.
    constexpr std::size_t l = 217;
    Vector one(x.size);
    for (std::size_t i = 0; i < x.size; ++i) one[i] = alpha[i * classes + l];
    const Vector expected = agopOfJacobians(jacobians(kernel, M, x, one, 1), x.size, 1, d, {});
    const Vector actual(perClass.begin() + l * d * d, perClass.begin() + (l + 1) * d * d);
    CHECK(disagreement(actual, expected) <= finiteDifferenceError);
  }
}

TEST_CASE("centring: Jacobians that are all the same have an AGOP of rounding size") {
  Numbers numbers(11);
  const Vector point = numbers.vector(4);
  Vector rows;
  for (int copy = 0; copy < 70; ++copy) rows.insert(rows.end(), point.begin(), point.end());
  const SampleSet x = denseSet(rows, 4);
  const Vector M = positiveDefinite(4, numbers), alpha = numbers.vector(70);
  const Kernel kernel = everyKernel()[2].kernel;
  const Vector centred = coreAgop(kernel, M, x, alpha, 1, {true, false, false});
  const Vector uncentred = coreAgop(kernel, M, x, alpha, 1, {false, false, false});
  CHECK(largestMagnitude(centred) <= 1e-13 * largestMagnitude(uncentred));
}

TEST_CASE("the AGOP does not depend on the number of threads beyond rounding") {
  Numbers numbers(12);
  for (const std::string encoding : {"pairs", "dense"}) {
    CAPTURE(encoding);
    const SampleSet x = randomSet(encoding, 200, numbers);
    const Vector M = positiveDefinite(x.dimension, numbers), alpha = numbers.vector(200 * 4);
    const Kernel kernel = everyKernel()[0].kernel;
    const Vector one = coreAgop(kernel, M, x, alpha, 4, {}, 1);
    for (const int threads : {2, 3, 7}) {
      const Vector many = coreAgop(kernel, M, x, alpha, 4, {}, threads);
      CHECK(relativeError(many, one) <= 1e-13);
      CHECK(sameBits(coreAgop(kernel, M, x, alpha, 4, {}, threads), many));
    }
  }
}

namespace {

/// The centred AGOP of the gaussian kernel for M = I and one class, from differences in long double.
Vector exactGaussianAgop(double bandwidth, const SampleSet& x, const Vector& alpha) {
  const std::size_t n = x.size, d = x.dimension;
  const long double L = bandwidth;
  std::vector<long double> J(n * d, 0.0L), mean(d, 0.0L);
  for (std::size_t j = 0; j < n; ++j)
    for (std::size_t i = 0; i < n; ++i) {
      long double s = 0.0L;
      for (std::size_t r = 0; r < d; ++r) {
        const long double difference = static_cast<long double>(x.row(i)[r]) - x.row(j)[r];
        s += difference * difference;
      }
      const long double weight = alpha[i] * std::exp(-s / (2 * L * L)) / (L * L);
      for (std::size_t r = 0; r < d; ++r)
        J[j * d + r] += weight * (static_cast<long double>(x.row(i)[r]) - x.row(j)[r]);
    }
  for (std::size_t k = 0; k < J.size(); ++k) mean[k % d] += J[k] / n;
  Vector agop(d * d);
  for (std::size_t r = 0; r < d; ++r)
    for (std::size_t q = 0; q < d; ++q) {
      long double sum = 0.0L;
      for (std::size_t j = 0; j < n; ++j) sum += (J[j * d + r] - mean[r]) * (J[j * d + q] - mean[q]);
      agop[r * d + q] = static_cast<double>(sum / n);
    }
  return agop;
}

}  // namespace

TEST_CASE("per class: a nearly constant gradient keeps its digits beside a large one") {
  const SampleSet x = denseSet({0, 0, 1, 0, 0, 1, 1, 1, 2, 1, 1, 2}, 2);
  const Vector small{1.0, -2.0, -1.0, 0.5, 2.0, -0.5};
  for (const double bandwidth : {1e1, 1e2, 1e3, 1e4, 1e6}) {
    CAPTURE(bandwidth);
    Vector both(12);
    for (std::size_t i = 0; i < 6; ++i) {
      both[2 * i] = static_cast<double>(i + 1) * bandwidth * bandwidth;
      both[2 * i + 1] = small[i];
    }
    const Vector agop =
        coreAgop({Kernel::Kind::gaussian, bandwidth}, identity(2), x, both, 2, {true, true, false});
    const Vector ofSmall(agop.begin() + 4, agop.end());
    // The gradient changes by 1 / L^2 of itself, and kernel values are rounded.
    const double tolerance = std::max(1e-9, 1e-15 * bandwidth * bandwidth);
    CHECK(relativeError(ofSmall, exactGaussianAgop(bandwidth, x, small)) <= tolerance);
  }
}

TEST_CASE("gaussian AGOP where K is nearly I: a sample has no part in its own gradient") {
  for (const double bandwidth : {1.0, 0.35, 0.25, 0.15, 0.1}) {
    CAPTURE(bandwidth);
    Numbers numbers(41);
    const SampleSet x = denseSet(numbers.vector(20 * 8), 8);
    const Vector alpha = numbers.vector(20);
    const Kernel kernel{Kernel::Kind::gaussian, bandwidth};
    CHECK(relativeError(coreAgop(kernel, identity(8), x, alpha, 1, {}),
                        exactGaussianAgop(bandwidth, x, alpha)) <= 1e-9);
  }
  // Pairs take kernel values one by one where the table of factors would overflow; distances are 2 at least.
  const SampleSet pairs = pairSet({0, 0, 1, 1, 2, 2, 0, 1}, 3, 3);
  const Vector alpha{1.0, -0.5, 2.0, 0.3};
  const Kernel narrow{Kernel::Kind::gaussian, 0.09};
  CHECK(relativeError(coreAgop(narrow, identity(6), pairs, alpha, 1, {}),
                      exactGaussianAgop(0.09, pairs, alpha)) <= 1e-9);
}
