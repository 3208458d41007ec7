// A session against the stateless operations, against the plain predictor, and against itself on other
// threads.
#include "core/training_session.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "core/agop/agop_options.hpp"
#include "core/operations.hpp"
#include "core/threads/job.hpp"
#include "support.hpp"

using namespace agop;
using namespace agop::test;

namespace {

constexpr std::size_t classes = 3;

/// The results of one iteration.
struct Outcome {
  Solver solver = Solver::leastSquares;
  Vector alpha, fitted, predicted, agop;
};

Outcome iteration(TrainingSession& session, const Vector& M, double ridge, const Samples& points,
                  const Job& job) {
  Outcome outcome;
  outcome.solver = session.solve(M, ridge, job).solver;
  outcome.alpha.resize(session.size() * session.classes());
  outcome.fitted.resize(outcome.alpha.size());
  outcome.predicted.resize(points.size() * session.classes());
  outcome.agop.resize(agopSize(session.dimension(), session.classes(), {}));
  session.coefficients(outcome.alpha);
  session.predictTraining(outcome.fitted, job);
  session.predict(points, outcome.predicted, job);
  session.averageGradientOuterProduct({}, outcome.agop, job);
  return outcome;
}

/// Distinct pairs, so that K is well-conditioned enough to compare answers.
SampleSet distinctPairs(std::size_t n, std::size_t N) {
  std::vector<std::int32_t> pairs;
  for (std::size_t i = 0; i < n; ++i) {
    pairs.push_back(static_cast<std::int32_t>(i % N));
    pairs.push_back(static_cast<std::int32_t>((i / N + 3 * i) % N));
  }
  return pairSet(pairs, N, N);
}

SampleSet trainingSet(const std::string& encoding, std::size_t n, Numbers& numbers) {
  return encoding == "pairs" ? distinctPairs(n, 23) : denseSet(numbers.vector(n * 6), 6);
}

}  // namespace

TEST_CASE("solve, predict and AGOP are those of the formulas and of the stateless operations") {
  for (const NamedKernel& named : everyKernel())
    for (const std::string encoding : {"pairs", "dense"}) {
      CAPTURE(named.name);
      CAPTURE(encoding);
      Numbers numbers(1);
      constexpr std::size_t n = 70;
      constexpr double ridge = 0.1;  // keeps the quadratic kernels, of low rank, well-conditioned
      SampleSet x = trainingSet(encoding, n, numbers);
      const SampleSet z = trainingSet(encoding, 65, numbers);
      const Vector Y = numbers.vector(n * classes), M = positiveDefinite(x.dimension, numbers);
      TrainingSession session(std::move(x.samples), Y, classes, named.kernel);
      x.samples = encoding == "pairs" ? distinctPairs(n, 23).samples : denseSet(x.rows, 6).samples;
      CHECK_FALSE(session.solved());
      const Outcome outcome = iteration(session, M, ridge, *z.samples, Job(2));
      CHECK(session.solved());
      CHECK(outcome.solver == Solver::cholesky);

      // The residual of a stable solve, in units of K alpha, for every condition number.
      const Vector K = kernelValues(named.kernel, M, x, x);
      const Vector fitted = product(K, outcome.alpha, n, n, classes);
      const double scale = 1e-12 * (largestMagnitude(K) * largestMagnitude(outcome.alpha) + 1.0);
      Vector left = fitted;
      for (std::size_t k = 0; k < left.size(); ++k) left[k] += ridge * outcome.alpha[k];
      CHECK(largestDifference(left, Y) <= scale);
      CHECK(largestDifference(outcome.fitted, fitted) <= scale);

      Vector expected;
      for (std::size_t j = 0; j < z.size; ++j)
        for (const double f : prediction(named.kernel, M, x, outcome.alpha, classes, z.row(j)))
          expected.push_back(f);
      CHECK(largestDifference(outcome.predicted, expected) <= scale);

      Vector again(n * classes);
      session.predict(*x.samples, again, Job(2));
      CHECK(largestDifference(again, outcome.fitted) <= scale);

      Vector stateless(outcome.agop.size());
      operations::agop(named.kernel, *x.samples, M, outcome.alpha, {}, stateless, Job(2));
      CHECK(relativeError(outcome.agop, stateless) <= 1e-13);

      Vector kernelMatrix(n * n), alpha(n * classes);
      operations::kernelMatrix(named.kernel, *x.samples, *x.samples, M, kernelMatrix, Job(2));
      CHECK(operations::solve(kernelMatrix, Y, n, ridge, alpha, Job(2)).solver == Solver::cholesky);
      // Condition numbers here stay below 1e5.
      CHECK(relativeError(alpha, outcome.alpha) <= 1e-9);
    }
}

TEST_CASE("AGOP of a session follows the M and the alpha of its last solve") {
  Numbers numbers(2);
  SampleSet x = trainingSet("dense", 20, numbers);
  const Vector Y = numbers.vector(20 * classes), M = positiveDefinite(6, numbers);
  const Kernel kernel{Kernel::Kind::gaussian, 1.3};
  TrainingSession session(std::make_unique<DenseSamples>(x.rows, 6), Y, classes, kernel);
  session.solve(identity(6), 0.0, Job(1));
  const Outcome outcome = iteration(session, M, 0.0, *x.samples, Job(1));
  const Vector J = jacobians(kernel, M, x, outcome.alpha, classes);
  CHECK(relativeError(outcome.agop, agopOfJacobians(J, 20, classes, 6, {})) <= 1e-8);
}

TEST_CASE("threads: equal to rounding among any number of them, to the last bit from run to run") {
  for (const std::string encoding : {"pairs", "dense"}) {
    CAPTURE(encoding);
    Numbers numbers(3);
    constexpr std::size_t n = 300;
    const SampleSet x = trainingSet(encoding, n, numbers), z = trainingSet(encoding, 130, numbers);
    const Vector Y = numbers.vector(n * classes), M = positiveDefinite(x.dimension, numbers);
    const auto run = [&](int threads) {
      Numbers again(3);
      TrainingSession session(trainingSet(encoding, n, again).samples, Y, classes,
                              {Kernel::Kind::gaussian, 0.7});
      return iteration(session, M, 1e-2, *z.samples, Job(threads));
    };
    const Outcome one = run(1);
    for (const int threads : {1, 2, 3}) {
      CAPTURE(threads);
      const Outcome first = run(threads), second = run(threads);
      CHECK(sameBits(first.alpha, second.alpha));
      CHECK(sameBits(first.fitted, second.fitted));
      CHECK(sameBits(first.predicted, second.predicted));
      CHECK(sameBits(first.agop, second.agop));
      // The condition number is below 300 / ridge = 3e4.
      CHECK(relativeError(first.alpha, one.alpha) <= 1e-11);
      CHECK(relativeError(first.fitted, one.fitted) <= 1e-11);
      CHECK(relativeError(first.predicted, one.predicted) <= 1e-11);
      CHECK(relativeError(first.agop, one.agop) <= 1e-11);
    }
  }
}

TEST_CASE("solving again with another M and back gives the same bits") {
  Numbers numbers(4);
  const SampleSet x = distinctPairs(100, 23), z = distinctPairs(65, 23);
  const Vector Y = numbers.vector(100 * classes), M = positiveDefinite(46, numbers);
  TrainingSession session(distinctPairs(100, 23).samples, Y, classes, {Kernel::Kind::gaussian, 1.0});
  const Outcome first = iteration(session, M, 0.0, *z.samples, Job(1));
  session.solve(Vector(46 * 46, 0.0), 0.0, Job(1));  // all samples coincide: K of ones
  const Outcome second = iteration(session, M, 0.0, *z.samples, Job(1));
  CHECK(sameBits(first.alpha, second.alpha));
  CHECK(sameBits(first.fitted, second.fitted));
  CHECK(sameBits(first.agop, second.agop));
}

TEST_CASE(
    "coinciding samples in a session: fitted where labels agree, the mean where they do not, and the solver "
    "named") {
  for (const std::string encoding : {"pairs", "dense"})
    for (const Kernel& kernel : {Kernel{Kernel::Kind::gaussian, 2.5}, Kernel{Kernel::Kind::laplace, 2.5}}) {
      CAPTURE(encoding);
      const SampleSet pairs = pairSet({0, 0, 1, 1, 2, 2, 0, 0}, 3, 3);
      const auto set = [&] {
        return encoding == "pairs" ? pairSet({0, 0, 1, 1, 2, 2, 0, 0}, 3, 3) : denseSet(pairs.rows, 6);
      };
      Vector fitted(4);
      TrainingSession agreeing(set().samples, Vector{1.0, 2.0, 3.0, 1.0}, 1, kernel);
      CHECK(agreeing.solve(identity(6), 0.0, Job(1)).solver != Solver::cholesky);
      agreeing.predictTraining(fitted, Job(1));
      CHECK(largestDifference(fitted, Vector{1.0, 2.0, 3.0, 1.0}) <= 1e-12);

      TrainingSession contradictory(set().samples, Vector{1.0, 2.0, 3.0, 0.0}, 1, kernel);
      CHECK(contradictory.solve(identity(6), 0.0, Job(1)).solver == Solver::leastSquares);
      contradictory.predictTraining(fitted, Job(1));
      CHECK(largestDifference(fitted, Vector{0.5, 2.0, 3.0, 0.5}) <= 1e-12);
    }
}

TEST_CASE(
    "different samples that coincide under M with other labels are fitted by the mean of their labels") {
  // M sees a + b alone through the sum of the values' features: (0, 1) and (1, 0) coincide.
  Numbers numbers(5);
  Vector half = numbers.vector(3 * 4);
  Vector B(6 * 4);
  for (std::size_t k = 0; k < 12; ++k) B[k] = B[12 + k] = half[k];
  Vector M(36, 0.0);
  for (std::size_t r = 0; r < 6; ++r)
    for (std::size_t q = 0; q < 6; ++q)
      for (std::size_t k = 0; k < 4; ++k) M[r * 6 + q] += B[r * 4 + k] * B[q * 4 + k];
  for (const Kernel& kernel : {Kernel{Kernel::Kind::gaussian, 1.0}, Kernel{Kernel::Kind::laplace, 1.0}}) {
    TrainingSession session(pairSet({0, 1, 1, 0, 2, 2, 0, 0}, 3, 3).samples, Vector{1.0, 2.0, 3.0, -1.0}, 1,
                            kernel);
    CHECK(session.solve(M, 0.0, Job(1)).solver == Solver::leastSquares);
    Vector fitted(4);
    session.predictTraining(fitted, Job(1));
    CHECK(largestDifference(fitted, Vector{1.5, 1.5, 3.0, -1.0}) <= 1e-12);
  }
}

TEST_CASE("a session tells its size in bytes and owns copies of its inputs") {
  Vector Y(10, 1.0);
  Vector rows = Numbers(6).vector(10 * 4);
  TrainingSession session(std::make_unique<DenseSamples>(rows, 4), Y, 1, {Kernel::Kind::gaussian, 1.0});
  CHECK(session.memory() >= (10 * 10 + 2 * 10) * sizeof(double));
  CHECK(session.size() == 10);
  CHECK(session.dimension() == 4);
  CHECK(session.classes() == 1);
  std::fill(Y.begin(), Y.end(), 7.0);
  std::fill(rows.begin(), rows.end(), 7.0);
  Vector fitted(10);
  session.solve(identity(4), 0.0, Job(1));
  session.predictTraining(fitted, Job(1));
  CHECK(largestDifference(fitted, Vector(10, 1.0)) <= 1e-9);
}

TEST_CASE("the only output has no accuracy") {
  const Vector M = identity(2);
  TrainingSession session(std::make_unique<DenseSamples>(Vector{0.0, 0.0, 1.0, 0.0, 0.0, 1.0}, 2),
                          Vector{1.0, 2.0, 3.0}, 1, {Kernel::Kind::gaussian, 1.0});
  Vector agop(4), predictions(3);
  const DenseSamples points(Vector{2.0, 0.0, 1.0, 1.0, 0.5, 1.0}, 2);
  const IterationOutcome outcome = session.iterate({M, 0.0, points, {}, 0.5}, {predictions, agop}, Job(1));
  CHECK(std::isnan(outcome.trainAccuracy));
  CHECK(outcome.trainLoss <= 1e-28);
}
