#include "core/pair_weighted_sums.hpp"

#include <algorithm>
#include <numeric>

#include "core/multiversion.hpp"
#include "core/selected_columns_product.hpp"

namespace agop {

namespace {

AGOP_MULTIVERSION
void addTo(double* sum, const double* terms, std::size_t count) {
  for (std::size_t k = 0; k < count; ++k) sum[k] += terms[k];
}

}  // namespace

PairWeightedSums::PairWeightedSums(std::span<const std::int32_t> first, std::size_t firstSize,
                                   std::span<const std::int32_t> second, std::size_t dimension,
                                   const double* alpha, std::size_t classes)
    : samples_(first.size()),
      firstSize_(firstSize),
      dimension_(dimension),
      classes_(classes),
      byFirst_(groupBy(first, alpha)),
      bySecond_(groupBy(second, alpha)) {}

PairWeightedSums::Grouping PairWeightedSums::groupBy(std::span<const std::int32_t> operand,
                                                     const double* alpha) const {
  Grouping grouping{std::vector<std::uint32_t>(samples_), std::vector<std::size_t>(dimension_, 0),
                    Buffer(samples_, classes_, "reordered coefficients")};
  std::iota(grouping.order.begin(), grouping.order.end(), 0u);
  std::stable_sort(grouping.order.begin(), grouping.order.end(),
                   [&](std::uint32_t i, std::uint32_t j) { return operand[i] < operand[j]; });
  for (const std::int32_t position : operand) ++grouping.groupEnds[position];
  std::partial_sum(grouping.groupEnds.begin(), grouping.groupEnds.end(), grouping.groupEnds.begin());
  for (std::size_t i = 0; i < samples_; ++i)
    for (std::size_t l = 0; l < classes_; ++l)
      grouping.alpha[i * classes_ + l] = alpha[grouping.order[i] + l * samples_];
  return grouping;
}

void PairWeightedSums::compute(const double* weights, std::size_t t, double* H, double* totals,
                               double*) const {
  // Every sample has exactly one first operand, so the columns of the first operand add up to the sum over
  // all samples.
  computeOperand(byFirst_, {0, firstSize_}, weights, t, H, totals);
  computeOperand(bySecond_, {firstSize_, dimension_}, weights, t, H, nullptr);
}

void PairWeightedSums::computeOperand(const Grouping& grouping, Range positions, const double* weights,
                                      std::size_t t, double* H, double* totals) const {
  const std::size_t rows = t * classes_;
  if (totals != nullptr) std::fill_n(totals, rows, 0.0);
  std::size_t begin = 0;
  for (std::size_t position = positions.begin; position < positions.end; ++position) {
    const std::size_t end = grouping.groupEnds[position];
    double* column = H + position * rows;
    if (end == begin) {
      std::fill_n(column, rows, 0.0);
      continue;
    }
    selectedColumnsProduct(weights, t, {grouping.order.data() + begin, end - begin},
                           grouping.alpha.data() + begin * classes_, classes_, column);
    if (totals != nullptr) addTo(totals, column, rows);
    begin = end;
  }
}

}  // namespace agop
