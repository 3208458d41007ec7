#include "core/samples/pair_gaussian_sums.hpp"

#include <algorithm>
#include <vector>

#include "core/support/elementwise.hpp"

namespace agop {

namespace {

/// Groups of one operand; the columns of T that belong to them are those of the other operand.
OperandGroups groupsOfOperand(std::span<const std::int32_t> operand, std::span<const std::int32_t> other,
                              std::size_t dimension, const double* factors, Coefficients alpha) {
  const std::vector<std::uint32_t> columns(other.begin(), other.end());
  return {operand, columns, {factors, operand.size()}, dimension, alpha};
}

}  // namespace

PairGaussianSums::PairGaussianSums(const PairGaussianTiles& tiles, const RadialSamples& x, Coefficients alpha)
    : tiles_(tiles),
      squaredBandwidth_(tiles.bandwidth() * tiles.bandwidth()),
      firstSize_(PairSamples::from(x.samples).firstSize()),
      dimension_(PairSamples::from(x.samples).dimension()),
      classes_(alpha.classes),
      byFirst_(groupsOfOperand(PairSamples::from(x.samples).first(), PairSamples::from(x.samples).second(),
                               dimension_, x.factors, alpha)),
      bySecond_(groupsOfOperand(PairSamples::from(x.samples).second(), PairSamples::from(x.samples).first(),
                                dimension_, x.factors, alpha)) {}

void PairGaussianSums::prepare(const RadialSamples& z, Range tile, double* table) const {
  const std::size_t t = tile.size();
  tiles_.images(PairSamples::from(z.samples), tile, table);
  // phi(z) T_r(z) / L^2
  double* scales = table + t * dimension_;
  for (std::size_t r = 0; r < dimension_; ++r)
    elementwise::multiply(1.0 / squaredBandwidth_, z.factors + tile.begin, table + r * t, t, scales + r * t);
}

GroupOperands PairGaussianSums::operands(const double* table, std::size_t t) const {
  return {.A = table, .t = t, .scales = table + t * dimension_, .scaleStride = t};
}

void PairGaussianSums::jacobians(const double* table, std::size_t t, Range classes, double* H,
                                 double* totals) const {
  // Every sample has exactly one first operand, so the columns of the first operand add up to the sum over
  // all samples.
  std::fill_n(totals, t * classes.size(), 0.0);
  byFirst_.sums(operands(table, t), {0, firstSize_}, classes, H, totals);
  bySecond_.sums(operands(table, t), {firstSize_, dimension_}, classes, H, nullptr);
}

void PairGaussianSums::values(const double* table, std::size_t t, double* values) const {
  std::fill_n(values, t * classes_, 0.0);
  byFirst_.sums(operands(table, t), {0, firstSize_}, {0, classes_}, nullptr, values);
  elementwise::scale(squaredBandwidth_, t * classes_, values);
}

}  // namespace agop
