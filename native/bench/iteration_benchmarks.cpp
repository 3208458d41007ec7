#include <memory>
#include <string>
#include <vector>

#include "bench/benchmarks.hpp"
#include "bench/raw_blas.hpp"
#include "core/operations.hpp"
#include "core/support/buffer.hpp"
#include "core/training_session.hpp"

namespace agop::bench {

namespace {

/// A session with room for the results of an iteration.
struct Run {
  Run(const Problem& problem, const Kernel& kernel)
      : problem(problem),
        session(std::make_unique<PairSamples>(problem.trainPairs, problem.modulus, problem.modulus),
                problem.targets, problem.c(), kernel),
        fitted(problem.n() * problem.c()),
        predicted(problem.m() * problem.c()),
        features(problem.d() * problem.d()) {}

  void iterate(const Job& job) {
    session.solve(problem.features, 0.0, job);
    session.averageGradientOuterProduct({}, features, job);
    session.predictTraining(fitted, job);
    session.predict(problem.test, predicted, job);
    operations::matrixPower(features, problem.d(), 0.5, job);
  }

  const Problem& problem;
  TrainingSession session;
  std::vector<double> fitted;
  std::vector<double> predicted;
  std::vector<double> features;
};

}  // namespace

Benchmarks iterationBenchmarks(const Problem& problem, const Job& job) {
  const double n = static_cast<double>(problem.n()), m = static_cast<double>(problem.m()),
               c = static_cast<double>(problem.c()), d = static_cast<double>(problem.d());
  const double solve = n * n * n / 3.0 + 2.0 * n * n * c;  // n^3/3 + 2 n^2 c; K itself needs no product
  const double predictions = 2.0 * n * m * c;              // 2 n m c
  const double agop = 4.0 * n * n * c + d * d * c * n;     // 4 n^2 c + d^2 c n
  const auto run = std::make_shared<Run>(problem, gaussian);
  const auto quadraticRun = std::make_shared<Run>(problem, quadratic);
  const auto kernelValues = std::make_shared<Buffer>(problem.n(), problem.m(), "dgemm operand");
  std::fill_n(kernelValues->data(), kernelValues->size(), 0.5);
  run->session.solve(problem.features, 0.0, job);

  return {
      {.name = "dgemm c x n by n x m",
       .work = predictions,
       .run =
           [&problem, run, kernelValues] {
             raw::gemm(problem.c(), problem.m(), problem.n(), problem.alpha.data(), kernelValues->data(),
                       run->predicted.data());
           },
       .lease = Lease::rawBlas},
      {.name = "test predictions, gaussian",
       .baseline = "dgemm c x n by n x m",
       .work = predictions,
       .run = [&problem, run, &job] { run->session.predict(problem.test, run->predicted, job); },
       .lease = Lease::own},
      {.name = "whole solve, gaussian",
       .work = solve,
       .run = [&problem, run, &job] { run->session.solve(problem.features, 0.0, job); },
       .lease = Lease::own},
      {.name = "whole iteration, gaussian",
       .work = solve + predictions + agop,
       .run = [run, &job] { run->iterate(job); },
       .lease = Lease::own},
      {.name = "whole iteration, quadratic",
       .work = solve + predictions + agop,
       .run = [quadraticRun, &job] { quadraticRun->iterate(job); },
       .lease = Lease::own},
  };
}

}  // namespace agop::bench
