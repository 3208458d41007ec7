// The solve of (K + ridge I) alpha = Y where K is definite, singular, inconsistent, indefinite and nearly any
// of these.
#include "core/dense/symmetric_solve.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "core/blas/blas.hpp"
#include "core/operations.hpp"
#include "core/threads/job.hpp"
#include "support.hpp"

using namespace agop;
using namespace agop::test;

namespace {

/// Systems with a solution of moderate size are answered to rounding, even singular ones: a pivot of noise
/// changes alpha only where K is 0.
constexpr double moderate = 1e-9;

/// The residual that the core accepts, for systems with huge solutions only.
constexpr double acceptedResidual = 1e-4;

struct Solution {
  Solver solver;
  double residual;
  Vector alpha;   // n x c
  Vector fitted;  // K alpha
  int doubts;     // calls of writeUpper
};

/// From the layout of the tests to that of the core, or back.
Vector transposed(const Vector& matrix, std::size_t rows, std::size_t columns) {
  Vector result(matrix.size());
  for (std::size_t i = 0; i < rows; ++i)
    for (std::size_t l = 0; l < columns; ++l) result[l * rows + i] = matrix[i * columns + l];
  return result;
}

Solution solved(const Vector& K, const Vector& Y, std::size_t n, double ridge = 0.0) {
  const std::size_t classes = Y.size() / n;
  Vector overwritten(K.size(), std::numeric_limits<double>::quiet_NaN()), alpha(Y.size());
  for (std::size_t j = 0; j < n; ++j) std::copy_n(&K[j + j * n], n - j, &overwritten[j + j * n]);
  int doubts = 0;
  const auto writeUpper = [&] {
    ++doubts;
    overwritten = K;
  };
  const Vector targets = transposed(Y, n, classes);
  const SolveOutcome outcome = solveSymmetric({overwritten.data(), n}, ridge, {targets.data(), n, classes},
                                              {alpha.data(), n, classes}, writeUpper, Job(2));
  Solution solution{outcome.solver, outcome.residual, transposed(alpha, classes, n), {}, doubts};
  solution.fitted = product(K, solution.alpha, n, n, classes);
  return solution;
}

/// K alpha + ridge alpha against Y, in units of the largest target.
double residual(const Solution& solution, const Vector& Y, double ridge = 0.0) {
  Vector left = solution.fitted;
  for (std::size_t k = 0; k < left.size(); ++k) left[k] += ridge * solution.alpha[k];
  return relativeError(left, Y);
}

/// Kernel matrix of samples that are repeated `copies` times each, side by side.
Vector withCopies(const Vector& K, std::size_t n, std::size_t copies) {
  const std::size_t N = n * copies;
  Vector result(N * N);
  for (std::size_t i = 0; i < N; ++i)
    for (std::size_t j = 0; j < N; ++j) result[i * N + j] = K[(i / copies) * n + j / copies];
  return result;
}

Vector meanOfCopies(const Vector& Y, std::size_t N, std::size_t copies) {
  const std::size_t classes = Y.size() / N;
  Vector mean(Y.size(), 0.0);
  for (std::size_t i = 0; i < N; ++i)
    for (std::size_t copy = 0; copy < copies; ++copy)
      for (std::size_t l = 0; l < classes; ++l)
        mean[i * classes + l] += Y[(i / copies * copies + copy) * classes + l] / static_cast<double>(copies);
  return mean;
}

}  // namespace

TEST_CASE("a well-conditioned K is solved by Cholesky") {
  Numbers numbers(1);
  for (const std::size_t n : {1, 2, 33, 64, 65, 150})
    for (const double ridge : {0.0, 0.3}) {
      CAPTURE(n);
      CAPTURE(ridge);
      const Vector K = positiveDefinite(n, numbers), Y = numbers.vector(n * 3);
      const Solution solution = solved(K, Y, n, ridge);
      CHECK(solution.solver == Solver::cholesky);
      CHECK(solution.doubts == 0);
      // Condition number 6: some n roundings.
      CHECK(residual(solution, Y, ridge) <= 1e-13);
    }
}

TEST_CASE("an answer with a known alpha, and the stateless operation") {
  Numbers numbers(2);
  const Vector q = orthonormalColumns(40, 40, numbers), Y = numbers.vector(40 * 2);
  Vector values(40), shiftedInverses(40);
  for (std::size_t k = 0; k < 40; ++k) {
    values[k] = 1.0 + static_cast<double>(k);
    shiftedInverses[k] = 1.0 / (values[k] + 0.25);
  }
  const Vector expected = product(fromSpectrum(q, 40, shiftedInverses), Y, 40, 40, 2);
  CHECK(relativeError(solved(fromSpectrum(q, 40, values), Y, 40, 0.25).alpha, expected) <= 1e-12);

  Vector K = fromSpectrum(q, 40, values), alpha(80);
  CHECK(operations::solve(K, Y, 40, 0.25, alpha, Job(1)).solver == Solver::cholesky);
  CHECK(relativeError(alpha, expected) <= 1e-12);
}

TEST_CASE("targets of 0 have the solution 0") {
  Numbers numbers(3);
  for (const Vector& K : {positiveDefinite(20, numbers), Vector(400, 1.0), Vector(400, 0.0)}) {
    const Solution solution = solved(K, Vector(40, 0.0), 20);
    CHECK(largestMagnitude(solution.alpha) == 0.0);
    CHECK(largestMagnitude(solution.fitted) == 0.0);
  }
}

TEST_CASE("samples that coincide with equal labels: singular but consistent, so it must fit") {
  Numbers numbers(4);
  for (const std::size_t n : {1, 10, 45}) {
    CAPTURE(n);
    const std::size_t copies = 3, N = n * copies;
    const Vector K = withCopies(positiveDefinite(n, numbers), n, copies);
    const Vector Y = meanOfCopies(numbers.vector(N * 2), N, copies);
    const Solution solution = solved(K, Y, N);
    CHECK(residual(solution, Y) <= moderate);
    // Rounding decides which of the other solvers it is.
    CHECK(solution.solver != Solver::cholesky);
  }
}

TEST_CASE(
    "samples that coincide with contradictory labels: least squares, each is fitted by the mean of their "
    "labels") {
  Numbers numbers(5);
  for (const std::size_t n : {1, 10, 45}) {
    CAPTURE(n);
    const std::size_t copies = 2, N = n * copies;
    const Vector K = withCopies(positiveDefinite(n, numbers), n, copies), Y = numbers.vector(N * 3);
    const Solution solution = solved(K, Y, N);
    CHECK(solution.solver == Solver::leastSquares);
    CHECK(largestDifference(solution.fitted, meanOfCopies(Y, N, copies)) <= 1e-12);
    // Of minimum norm: the copies share their coefficient.
    CHECK(largestDifference(solution.alpha, meanOfCopies(solution.alpha, N, copies)) <= 1e-12);
  }
}

TEST_CASE("one contradiction among many samples") {
  Numbers numbers(6);
  constexpr std::size_t n = 40;
  Vector K = positiveDefinite(n, numbers), Y = numbers.vector(n);
  for (std::size_t i = 0; i < n; ++i) K[i * n + 7] = K[i * n + 3];
  for (std::size_t j = 0; j < n; ++j) K[7 * n + j] = K[3 * n + j];
  Vector expected = Y;
  expected[3] = expected[7] = (Y[3] + Y[7]) / 2.0;
  const Solution solution = solved(K, Y, n);
  CHECK(solution.solver == Solver::leastSquares);
  CHECK(largestDifference(solution.fitted, expected) <= 1e-12);

  const Solution ridged = solved(K, Y, n, 1e-3);  // a ridge makes it definite again
  CHECK(ridged.solver == Solver::cholesky);
  CHECK(residual(ridged, Y, 1e-3) <= 1e-12);
}

TEST_CASE("K = 0: nothing can be fitted, and alpha is 0") {
  Numbers numbers(7);
  const Solution solution = solved(Vector(25, 0.0), numbers.vector(10), 5);
  CHECK(solution.solver == Solver::leastSquares);
  CHECK(largestMagnitude(solution.alpha) == 0.0);
  CHECK(largestMagnitude(solution.fitted) == 0.0);
  const Solution ridged = solved(Vector(25, 0.0), Vector(5, 3.0), 5, 2.0);
  CHECK(ridged.solver == Solver::cholesky);
  CHECK(largestDifference(ridged.alpha, Vector(5, 1.5)) <= 1e-15);
}

TEST_CASE("K of ones: equal labels fit, others are fitted by their mean") {
  Numbers numbers(8);
  for (const std::size_t n : {2, 40}) {
    CAPTURE(n);
    const Solution equal = solved(Vector(n * n, 1.0), Vector(n, 0.75), n);
    CHECK(residual(equal, Vector(n, 0.75)) <= moderate);
    const Vector Y = numbers.vector(n);
    const Solution unequal = solved(Vector(n * n, 1.0), Y, n);
    CHECK(unequal.solver == Solver::leastSquares);
    CHECK(largestDifference(unequal.fitted, meanOfCopies(Y, n, n)) <= 1e-13);
  }
}

TEST_CASE("an indefinite matrix is solved as it is, without jitter") {
  const Solution exchange = solved({0.0, 1.0, 1.0, 0.0}, {3.0, 5.0}, 2);
  CHECK(exchange.solver == Solver::indefinite);
  CHECK(largestDifference(exchange.alpha, Vector{5.0, 3.0}) == 0.0);

  Numbers numbers(9);
  for (const std::size_t n : {3, 65, 130}) {
    CAPTURE(n);
    const Vector q = orthonormalColumns(n, n, numbers), Y = numbers.vector(n * 2);
    Vector values(n), inverses(n);
    for (std::size_t k = 0; k < n; ++k) {
      values[k] = k % 2 == 0 ? -1.0 - 0.5 * numbers.uniform() : 2.0 + numbers.uniform();
      inverses[k] = 1.0 / values[k];
    }
    const Solution solution = solved(fromSpectrum(q, n, values), Y, n);
    CHECK(solution.solver == Solver::indefinite);
    CHECK(residual(solution, Y) <= 1e-12);
    CHECK(relativeError(solution.alpha, product(fromSpectrum(q, n, inverses), Y, n, n, 2)) <= 1e-12);
  }
}

TEST_CASE("pivots that are exactly zero, between others") {
  // Rows and columns 1 and 3 vanish: samples that are 0 under the quadratic kernel.
  const Vector K{2, 0, 1, 0, 0,  //
                 0, 0, 0, 0, 0,  //
                 1, 0, 3, 0, 1,  //
                 0, 0, 0, 0, 0,  //
                 0, 0, 1, 0, 1};
  const Vector consistent{1.0, 0.0, -2.0, 0.0, 0.5};
  const Solution fits = solved(K, consistent, 5);
  CHECK(fits.solver == Solver::indefinite);
  CHECK(residual(fits, consistent) <= 1e-14);
  CHECK(fits.alpha[1] == 0.0);
  CHECK(fits.alpha[3] == 0.0);

  const Solution inconsistent = solved(K, {1.0, 4.0, -2.0, 0.0, 0.5}, 5);
  CHECK(inconsistent.solver == Solver::leastSquares);
  CHECK(largestDifference(inconsistent.fitted, consistent) <= 1e-13);
}

TEST_CASE("a consistent singular K: the residual that is reported is that of the answer, and small") {
  // Rank 12 of 30 with eigenvalues from 1 down to 1e-12: Bunch-Kaufman meets pivots of every size.
  Numbers numbers(21);
  for (int draw = 0; draw < 10; ++draw) {
    CAPTURE(draw);
    constexpr std::size_t n = 30, rank = 12;
    const Vector q = orthonormalColumns(n, rank, numbers);
    Vector values(rank);
    for (std::size_t k = 0; k < rank; ++k) values[k] = std::pow(10.0, -static_cast<double>(k));
    const Vector K = fromSpectrum(q, n, values), Y = product(K, numbers.vector(n), n, n, 1);
    const Solution solution = solved(K, Y, n);
    CHECK(residual(solution, Y) <= 1e-8);
    CHECK(solution.residual <= 2.0 * residual(solution, Y) + 1e-13);
    CHECK(residual(solution, Y) <= 2.0 * solution.residual + 1e-13);
  }
}

TEST_CASE("the residual of the least squares solution is the part of the targets out of reach") {
  const Vector K{1.0, 1.0, 1.0, 1.0};
  const Solution solution = solved(K, {1.0, 0.0}, 2);
  CHECK(solution.solver == Solver::leastSquares);
  CHECK(std::abs(solution.residual - 0.5) <= 1e-15);
}

TEST_CASE("a solve that begins with the semidefinite method") {
  Numbers numbers(22);
  const auto from = [](const Vector& K, const Vector& Y, std::size_t n) {
    Vector overwritten = K, alpha(Y.size());
    const SolveOutcome outcome = solveSymmetric(
        {overwritten.data(), n}, 0.0, {Y.data(), n, 1}, {alpha.data(), n, 1}, [&] { overwritten = K; },
        Job(1), SolveStart::semidefinite);
    return std::pair{outcome.solver, alpha};
  };
  constexpr std::size_t n = 20;
  const Vector definite = positiveDefinite(n, numbers), Y = numbers.vector(n);
  const auto [full, alpha] = from(definite, Y, n);
  CHECK(full == Solver::cholesky);
  CHECK(relativeError(product(definite, alpha, n, n, 1), Y) <= 1e-13);

  const Vector singular = withCopies(positiveDefinite(n / 2, numbers), n / 2, 2);
  const Vector reachable = product(singular, numbers.vector(n), n, n, 1);
  const auto [truncated, chosen] = from(singular, reachable, n);
  CHECK(truncated == Solver::semidefinite);
  CHECK(relativeError(product(singular, chosen, n, n, 1), reachable) <= 1e-12);

  const auto [impossible, nearest] = from(Vector(4, 1.0), {1.0, 0.0}, 2);
  CHECK(impossible == Solver::leastSquares);
  CHECK(largestDifference(nearest, Vector{0.25, 0.25}) <= 1e-15);
}

TEST_CASE("numerically singular, where rounding decides whether Cholesky breaks down") {
  // Rank 12 of 30, with rounding in every entry: the pivots past the twelfth are noise of either sign, and a
  // factor made of positive noise looks like any other.
  Numbers numbers(10);
  for (int draw = 0; draw < 20; ++draw) {
    CAPTURE(draw);
    constexpr std::size_t n = 30, rank = 12;
    const Vector q = orthonormalColumns(n, rank, numbers);
    Vector values(rank);
    for (double& value : values) value = 2.0 + numbers.uniform();
    const Vector K = fromSpectrum(q, n, values), projector = fromSpectrum(q, n, Vector(rank, 1.0));
    const Vector Y = numbers.vector(n), reachable = product(projector, Y, n, n, 1);

    const Solution consistent = solved(K, reachable, n);
    CHECK(residual(consistent, reachable) <= moderate);
    const Solution inconsistent = solved(K, Y, n);
    CHECK(inconsistent.solver == Solver::leastSquares);
    CHECK(largestDifference(inconsistent.fitted, reachable) <= 1e-12);
  }
}

TEST_CASE("nearly singular, where Cholesky succeeds on noise: its answer is refused or fits") {
  // Two samples so close that 1 - k is a few roundings, or none: the pivot of the second is noise.
  for (const double distance : {1e-3, 1e-5, 1e-6, 1e-7, 3e-8, 2e-8, 1.5e-8, 1e-8, 1e-9}) {
    CAPTURE(distance);
    const double k = std::exp(-distance * distance / 2.0);
    const Vector K{1.0, k, 0.5, k, 1.0, 0.5, 0.5, 0.5, 1.0};
    const Vector equal{1.0, 1.0, -1.0}, opposite{1.0, -1.0, 0.0};
    CHECK(residual(solved(K, equal, 3), equal) <= moderate);
    // alpha is of order 1 / (1 - k), so that its rounding bounds the residual.
    const Solution solution = solved(K, opposite, 3);
    if (solution.solver != Solver::leastSquares) CHECK(residual(solution, opposite) <= acceptedResidual);
    if (k == 1.0) CHECK(solution.solver == Solver::leastSquares);
    // Coefficients of 1e12 and more: the bound cannot accept them, so the residual must decide.
    if (distance <= 1e-6) CHECK(solution.doubts > 0);
    if (k == 1.0) CHECK(largestMagnitude(solution.fitted) <= moderate);
    CHECK(largestMagnitude(solution.fitted) <= 1.1);
  }
}

TEST_CASE("pivoted Cholesky finds the rank and the factor, below and above LAPACK's block size") {
  for (const std::size_t n : {10, 63, 150}) {
    CAPTURE(n);
    const std::size_t rank = n / 2;
    Numbers numbers(n);
    const Vector B = numbers.vector(n * rank);
    Vector K(n * n, 0.0);
    for (std::size_t i = 0; i < n; ++i)
      for (std::size_t j = 0; j < n; ++j)
        for (std::size_t k = 0; k < rank; ++k) K[i + j * n] += B[i * rank + k] * B[j * rank + k];
    Vector factor = K;
    std::vector<int> pivots(n);
    CHECK(blas::pstrfLower(n, factor.data(), n, pivots.data(), 1e-10) == rank);
    double worst = 0.0;
    for (std::size_t i = 0; i < n; ++i)
      for (std::size_t j = 0; j <= i; ++j) {
        double product = 0.0;
        for (std::size_t k = 0; k < std::min(j + 1, rank); ++k)
          product += factor[i + k * n] * factor[j + k * n];
        const std::size_t row = static_cast<std::size_t>(pivots[i] - 1),
                          column = static_cast<std::size_t>(pivots[j] - 1);
        worst = std::max(worst, std::abs(product - K[row + column * n]));
      }
    CHECK(worst < 1e-11 * static_cast<double>(n));
  }
}

TEST_CASE("least squares with a ridge") {
  // A ridge that cancels an eigenvalue of an indefinite K.
  Numbers numbers(11);
  const Vector q = orthonormalColumns(6, 6, numbers), Y = numbers.vector(6);
  const Vector K = fromSpectrum(q, 6, {-0.5, 1.0, 1.0, 2.0, 2.0, 3.0});
  const Solution solution = solved(K, Y, 6, 0.5);
  CHECK(solution.solver == Solver::leastSquares);
  const Vector inverse = fromSpectrum(q, 6, {0.0, 1 / 1.5, 1 / 1.5, 1 / 2.5, 1 / 2.5, 1 / 3.5});
  CHECK(largestDifference(solution.alpha, product(inverse, Y, 6, 6, 1)) <= 1e-13);
}

TEST_CASE("K and Y of very different scale") {
  Numbers numbers(12);
  const Vector K = positiveDefinite(20, numbers), Y = numbers.vector(20);
  for (const double ofK : {1e-150, 1e-20, 1e20, 1e150})
    for (const double ofY : {1e-100, 1.0, 1e100}) {
      CAPTURE(ofK);
      CAPTURE(ofY);
      const Vector targets = scaled(Y, ofY);
      const Solution solution = solved(scaled(K, ofK), targets, 20);
      CHECK(solution.solver == Solver::cholesky);
      CHECK(residual(solution, targets) <= 1e-13);
    }
}

TEST_CASE("a contradiction in an output whose targets are small beside those of another") {
  // If the largest target of all outputs were the measure, the second output would get coefficients of
  // rounding noise, of size 1e8 and more, instead of the least squares solution.
  Numbers numbers(13);
  constexpr std::size_t n = 20, rank = 10;
  const Vector q = orthonormalColumns(n, rank, numbers);
  const Vector K = fromSpectrum(q, n, Vector(rank, 1.0));  // a projector
  const Vector first = product(K, numbers.vector(n), n, n, 1);
  Vector Y(2 * n);
  for (std::size_t i = 0; i < n; ++i) {
    Y[2 * i] = first[i];
    Y[2 * i + 1] = 1e-7 * numbers.uniform();
  }
  const Solution solution = solved(K, Y, n);
  CHECK(largestMagnitude(solution.alpha) <= 1e3);
  const Vector projected = product(K, Y, n, n, 2);
  for (std::size_t i = 0; i < n; ++i)
    CHECK(std::abs(solution.fitted[2 * i + 1] - projected[2 * i + 1]) <= 1e-15);
}

TEST_CASE("a K with NaN or infinity is refused") {
  // A factorisation would pass it on as an alpha of NaN, or of 0 for one infinite entry.
  Numbers numbers(14);
  for (const double bad : {std::numeric_limits<double>::quiet_NaN(), std::numeric_limits<double>::infinity()})
    for (const std::size_t n : {1, 2, 10, 64}) {
      CAPTURE(bad);
      CAPTURE(n);
      Vector K = positiveDefinite(n, numbers);
      K[0] = bad;
      CHECK(errorCode([&] { solved(K, Vector(n, 1.0), n); }) == "DIVERGED");
    }
}
