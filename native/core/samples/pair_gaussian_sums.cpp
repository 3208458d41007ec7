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

/// The other factors of a table are between e^-400 and e^400: this one must not push them out of range.
double tableFactor(double factor) { return factor > 1e-100 && factor < 1e100 ? factor : 1.0; }

}  // namespace

PairGaussianSums::PairGaussianSums(const PairGaussianTiles& tiles, const RadialSamples& x, Coefficients alpha)
    : tiles_(tiles),
      tableFactor_(tableFactor(1.0 / (tiles.bandwidth() * tiles.bandwidth()))),
      restFactor_(1.0 / (tiles.bandwidth() * tiles.bandwidth()) / tableFactor_),
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
  // phi(z) T_r(z) tableFactor
  double* scales = table + t * dimension_;
  for (std::size_t r = 0; r < dimension_; ++r)
    elementwise::multiply(tableFactor_, z.factors + tile.begin, table + r * t, t, scales + r * t);
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
  if (restFactor_ == 1.0) return;
  elementwise::scale(restFactor_, t * classes.size() * dimension_, H);
  elementwise::scale(restFactor_, t * classes.size(), totals);
}

void PairGaussianSums::values(const double* table, std::size_t t, double* values) const {
  std::fill_n(values, t * classes_, 0.0);
  byFirst_.sums(operands(table, t), {0, firstSize_}, {0, classes_}, nullptr, values);
  elementwise::scale(1.0 / tableFactor_, t * classes_, values);
}

}  // namespace agop
