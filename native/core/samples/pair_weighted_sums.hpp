#pragma once

#include "core/samples/operand_groups.hpp"
#include "core/samples/pair_samples.hpp"
#include "core/samples/weighted_sums.hpp"

namespace agop {

/// WeightedSums of one-hot pairs. Column r of H takes only the weights and coefficients of samples with the
/// value r: 2 n t c operations for an operand, 4 n t c in all, instead of 2 n t c d.
class PairWeightedSums final : public WeightedSums {
 public:
  PairWeightedSums(const PairSamples& x, Coefficients alpha);

  void compute(const double* weights, std::size_t t, Range classes, double* H, double* totals,
               double* scratch) const override;
  std::size_t scratchSize(std::size_t t) const override { return t; }

 private:
  std::size_t firstSize_;
  std::size_t dimension_;
  OperandGroups byFirst_;
  OperandGroups bySecond_;
};

}  // namespace agop
