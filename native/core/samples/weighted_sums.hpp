#pragma once

#include <cstddef>

#include "core/support/range.hpp"

namespace agop {

/// Sums of the samples x_i with the coefficients alpha of one solve: the Jacobians of a kernel predictor
/// without their last factor M. Read-only after construction, shared by all threads.
class WeightedSums {
 public:
  virtual ~WeightedSums() = default;

  /// For a tile of t points j with weights(j, i) at j + t i, and for k classes l counted from the first:
  ///   H(j + t l, r) = sum_i alpha(i, l) weights(j, i) x_ir, a (t k) x d matrix of stride t k, and
  ///   totals(j, l) = sum_i alpha(i, l) weights(j, i), t x k, unless totals is null.
  /// `scratch` holds scratchSize(t) doubles.
  virtual void compute(const double* weights, std::size_t t, Range classes, double* H, double* totals,
                       double* scratch) const = 0;

  virtual std::size_t scratchSize(std::size_t t) const = 0;
};

}  // namespace agop
