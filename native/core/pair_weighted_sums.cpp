#include "core/pair_weighted_sums.hpp"

#include <algorithm>
#include <numeric>

#include "core/blas.hpp"
#include "core/multiversion.hpp"

namespace agop {

namespace {

AGOP_MULTIVERSION
void gather(const double* from, const std::uint32_t* order, std::size_t count, double* to) {
  for (std::size_t i = 0; i < count; ++i) to[i] = from[order[i]];
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
  for (std::size_t l = 0; l < classes_; ++l)
    gather(alpha + l * samples_, grouping.order.data(), samples_, grouping.alpha.data() + l * samples_);
  return grouping;
}

void PairWeightedSums::compute(const double* weights, std::size_t t, double* H, double* totals,
                               double* scratch) const {
  const std::size_t rows = t * classes_;
  std::fill_n(H, rows * dimension_, 0.0);
  computeOperand(byFirst_, weights, t, H, scratch);
  computeOperand(bySecond_, weights, t, H, scratch);
  if (totals == nullptr) return;
  // Every sample has exactly one first operand, so the columns of the first operand add up to the sum over
  // all samples.
  std::fill_n(totals, rows, 0.0);
  for (std::size_t r = 0; r < firstSize_; ++r)
    for (std::size_t k = 0; k < rows; ++k) totals[k] += H[r * rows + k];
}

void PairWeightedSums::computeOperand(const Grouping& grouping, const double* weights, std::size_t t,
                                      double* H, double* scratch) const {
  for (std::size_t j = 0; j < t; ++j)
    gather(weights + j * samples_, grouping.order.data(), samples_, scratch + j * samples_);
  std::size_t begin = 0;
  for (std::size_t position = 0; position < dimension_; ++position) {
    const std::size_t end = grouping.groupEnds[position];
    if (end > begin)
      blas::gemm(blas::Transpose::yes, blas::Transpose::no, t, classes_, end - begin, 1.0, scratch + begin,
                 samples_, grouping.alpha.data() + begin, samples_, 0.0, H + position * t * classes_, t);
    begin = end;
  }
}

}  // namespace agop
