#pragma once

#include "core/samples/weighted_sums.hpp"

namespace agop {

/// WeightedSums of dense rows: for every class l the product ((alpha_l o weights)') X, 2 n t c d operations.
class DenseWeightedSums final : public WeightedSums {
 public:
  /// Refers to the rows (d x n, column-major) and alpha (n x c), which must outlive it.
  DenseWeightedSums(const double* rows, std::size_t samples, std::size_t dimension, const double* alpha)
      : rows_(rows), samples_(samples), dimension_(dimension), alpha_(alpha) {}

  void compute(const double* weights, std::size_t t, Range classes, double* H, double* totals,
               double* scratch) const override;
  std::size_t scratchSize(std::size_t t) const override { return samples_ * t; }

 private:
  const double* rows_;
  std::size_t samples_;
  std::size_t dimension_;
  const double* alpha_;
};

}  // namespace agop
