#include "core/samples/pair_weighted_sums.hpp"

#include <algorithm>
#include <numeric>
#include <vector>

namespace agop {

namespace {

/// A tile of weights has a column for every sample.
OperandGroups groupsOfSamples(std::span<const std::int32_t> positions, std::size_t dimension,
                              const double* alpha, std::size_t classes) {
  std::vector<std::uint32_t> samples(positions.size());
  std::iota(samples.begin(), samples.end(), 0u);
  return {positions, samples, std::vector<double>(positions.size(), 1.0), dimension, alpha, classes};
}

}  // namespace

PairWeightedSums::PairWeightedSums(std::span<const std::int32_t> first, std::size_t firstSize,
                                   std::span<const std::int32_t> second, std::size_t dimension,
                                   const double* alpha, std::size_t classes)
    : firstSize_(firstSize),
      dimension_(dimension),
      byFirst_(groupsOfSamples(first, dimension, alpha, classes)),
      bySecond_(groupsOfSamples(second, dimension, alpha, classes)) {}

void PairWeightedSums::compute(const double* weights, std::size_t t, Range classes, double* H, double* totals,
                               double* scratch) const {
  std::fill_n(scratch, t, 1.0);
  // Every sample has exactly one first operand, so the columns of the first operand add up to the sum over
  // all samples.
  if (totals != nullptr) std::fill_n(totals, t * classes.size(), 0.0);
  byFirst_.sums(weights, t, {0, firstSize_}, classes, scratch, 0, H, totals);
  bySecond_.sums(weights, t, {firstSize_, dimension_}, classes, scratch, 0, H, nullptr);
}

}  // namespace agop
