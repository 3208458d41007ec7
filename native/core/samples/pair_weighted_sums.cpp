#include "core/samples/pair_weighted_sums.hpp"

#include <algorithm>
#include <numeric>
#include <vector>

namespace agop {

namespace {

/// A tile of weights has a column for every sample.
OperandGroups groupsOfSamples(std::span<const std::int32_t> positions, std::size_t dimension,
                              Coefficients alpha) {
  std::vector<std::uint32_t> samples(positions.size());
  std::iota(samples.begin(), samples.end(), 0u);
  return {positions, samples, std::vector<double>(positions.size(), 1.0), dimension, alpha};
}

}  // namespace

PairWeightedSums::PairWeightedSums(const PairSamples& x, Coefficients alpha)
    : firstSize_(x.firstSize()),
      dimension_(x.dimension()),
      byFirst_(groupsOfSamples(x.first(), dimension_, alpha)),
      bySecond_(groupsOfSamples(x.second(), dimension_, alpha)) {}

void PairWeightedSums::compute(const double* weights, std::size_t t, Range classes, double* H, double* totals,
                               double* scratch) const {
  std::fill_n(scratch, t, 1.0);
  // Every sample has exactly one first operand, so the columns of the first operand add up to the sum over
  // all samples.
  if (totals != nullptr) std::fill_n(totals, t * classes.size(), 0.0);
  const GroupOperands operands{.A = weights, .t = t, .scales = scratch, .scaleStride = 0};
  byFirst_.sums(operands, {0, firstSize_}, classes, H, totals);
  bySecond_.sums(operands, {firstSize_, dimension_}, classes, H, nullptr);
}

}  // namespace agop
