#include "bench/problem.hpp"

#include <numeric>
#include <random>
#include <string>
#include <utility>

#include "core/operations.hpp"
#include "core/support/error.hpp"
#include "core/support/layout.hpp"
#include "core/training_session.hpp"

namespace agop::bench {

namespace {

using Pairs = std::vector<std::int32_t>;

/// The first n pairs of a shuffled table, and the rest.
std::pair<Pairs, Pairs> split(std::size_t modulus, std::size_t n, std::uint64_t seed) {
  const std::size_t total = modulus * modulus;
  if (n < 1 || n >= total)
    throw invalidOption("--samples", std::to_string(n), "from 1 to " + std::to_string(total - 1));
  std::vector<std::size_t> order(total);
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::mt19937_64 engine(seed);  // not std::shuffle, which differs from library to library
  for (std::size_t k = total - 1; k > 0; --k) std::swap(order[k], order[engine() % (k + 1)]);
  std::pair<Pairs, Pairs> sides;
  for (std::size_t k = 0; k < total; ++k) {
    Pairs& side = k < n ? sides.first : sides.second;
    side.push_back(static_cast<std::int32_t>(order[k] / modulus));
    side.push_back(static_cast<std::int32_t>(order[k] % modulus));
  }
  return sides;
}

Pairs trainSide(std::size_t modulus, std::size_t n, std::uint64_t seed) {
  return split(modulus, n, seed).first;
}

Pairs testSide(std::size_t modulus, std::size_t n, std::uint64_t seed) {
  return split(modulus, n, seed).second;
}

}  // namespace

Problem::Problem(std::size_t modulus, std::size_t samples, std::uint64_t seed)
    : modulus(modulus),
      trainPairs(trainSide(modulus, samples, seed)),
      testPairs(testSide(modulus, samples, seed)),
      train(trainPairs, modulus, modulus),
      test(testPairs, modulus, modulus),
      targets(samples * modulus, 0.0),
      features(4 * modulus * modulus, 0.0),
      targetColumns(samples, modulus, "targets"),
      alpha(samples, modulus, "coefficients") {
  for (std::size_t i = 0; i < samples; ++i)
    targets[i * modulus + (trainPairs[2 * i] + trainPairs[2 * i + 1]) % modulus] = 1.0;
  rowToColumnMajor(targets.data(), n(), c(), targetColumns.data());

  const Job job(1);
  TrainingSession session(std::make_unique<PairSamples>(trainPairs, modulus, modulus), targets, c(),
                          gaussian);
  for (std::size_t r = 0; r < d(); ++r) features[r + r * d()] = 1.0;
  session.solve(features, 0.0, job);
  session.averageGradientOuterProduct({}, features, job);
  operations::matrixPower(features, d(), 0.5, job);
  session.solve(features, 0.0, job);
  std::vector<double> rows(n() * c());
  session.coefficients(rows);
  rowToColumnMajor(rows.data(), n(), c(), alpha.data());
}

}  // namespace agop::bench
