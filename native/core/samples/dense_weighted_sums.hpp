#pragma once

#include "core/samples/weighted_sums.hpp"
#include "core/support/coefficients.hpp"

namespace agop {

/// WeightedSums of dense rows: for every class l the product ((alpha_l o weights)') X, 2 n t c d operations.
class DenseWeightedSums final : public WeightedSums {
 public:
  /// Refers to the rows (d x n) and to alpha, which must outlive it.
  DenseWeightedSums(const double* rows, std::size_t dimension, Coefficients alpha)
      : rows_(rows), dimension_(dimension), alpha_(alpha) {}

  void compute(const double* weights, std::size_t t, Range classes, double* H, double* totals,
               double* scratch) const override;
  std::size_t scratchSize(std::size_t t) const override { return alpha_.samples * t; }

 private:
  const double* rows_;
  std::size_t dimension_;
  Coefficients alpha_;
};

}  // namespace agop
