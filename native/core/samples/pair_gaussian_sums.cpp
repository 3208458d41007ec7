#include "core/samples/pair_gaussian_sums.hpp"

#include <algorithm>
#include <vector>

#include "core/samples/samples.hpp"
#include "core/support/elementwise.hpp"

namespace agop {

namespace {

/// Groups of one operand; the columns of T that belong to them are those of the other operand.
OperandGroups groupsOfOperand(std::span<const std::int32_t> operand, std::span<const std::int32_t> other,
                              std::size_t dimension, const double* factors, const double* alpha,
                              std::size_t classes) {
  const std::vector<std::uint32_t> columns(other.begin(), other.end());
  return {operand, columns, {factors, operand.size()}, dimension, alpha, classes};
}

}  // namespace

PairGaussianSums::PairGaussianSums(std::span<const std::int32_t> first, std::size_t firstSize,
                                   std::span<const std::int32_t> second, std::size_t dimension,
                                   const double* exponentials, double bandwidth, const double* factors,
                                   const double* alpha, std::size_t classes)
    : exponentials_(exponentials),
      squaredBandwidth_(bandwidth * bandwidth),
      firstSize_(firstSize),
      dimension_(dimension),
      classes_(classes),
      byFirst_(groupsOfOperand(first, second, dimension, factors, alpha, classes)),
      bySecond_(groupsOfOperand(second, first, dimension, factors, alpha, classes)) {}

void PairGaussianSums::prepare(const Samples& points, const double* factors, Range tile,
                               double* table) const {
  const std::size_t t = tile.size();
  points.exponentialImages(exponentials_, tile, table);
  // phi(z) T_r(z) / L^2
  double* scales = table + t * dimension_;
  for (std::size_t r = 0; r < dimension_; ++r)
    elementwise::multiply(1.0 / squaredBandwidth_, factors + tile.begin, table + r * t, t, scales + r * t);
}

void PairGaussianSums::jacobians(const double* table, std::size_t t, Range classes, double* H,
                                 double* totals) const {
  const double* scales = table + t * dimension_;
  // Every sample has exactly one first operand, so the columns of the first operand add up to the sum over
  // all samples.
  std::fill_n(totals, t * classes.size(), 0.0);
  byFirst_.sums(table, t, {0, firstSize_}, classes, scales, t, H, totals);
  bySecond_.sums(table, t, {firstSize_, dimension_}, classes, scales, t, H, nullptr);
}

void PairGaussianSums::values(const double* table, std::size_t t, double* values) const {
  std::fill_n(values, t * classes_, 0.0);
  byFirst_.sums(table, t, {0, firstSize_}, {0, classes_}, table + t * dimension_, t, nullptr, values);
  elementwise::scale(squaredBandwidth_, t * classes_, values);
}

}  // namespace agop
