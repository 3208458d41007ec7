#pragma once

#include <cstdint>
#include <span>

#include "core/samples/operand_groups.hpp"
#include "core/samples/weighted_sums.hpp"

namespace agop {

/// WeightedSums of one-hot pairs. Column r of H is the product of the weights and coefficients of those
/// samples alone that have the value r: 2 n t c operations for an operand, 4 n t c in all, instead of 2 n t c
/// d.
class PairWeightedSums final : public WeightedSums {
 public:
  /// @param first, second Position in R^d of the one of each operand; first below firstSize.
  PairWeightedSums(std::span<const std::int32_t> first, std::size_t firstSize,
                   std::span<const std::int32_t> second, std::size_t dimension, const double* alpha,
                   std::size_t classes);

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
