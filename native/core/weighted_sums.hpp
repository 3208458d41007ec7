#pragma once

#include <cstddef>

namespace agop {

/// Sums of the samples x_i with the coefficients alpha (n x c) of one solve: the Jacobians of a kernel
/// predictor without their last factor M. Read-only after construction, shared by all threads.
class WeightedSums {
 public:
  virtual ~WeightedSums() = default;

  /// For a tile of t points j with weights(j, i) at j + t i:
  ///   H(j + t l, r) = sum_i alpha(i, l) weights(j, i) x_ir, a (t c) x d matrix of stride t c, and
  ///   totals(j, l) = sum_i alpha(i, l) weights(j, i), t x c, unless totals is null.
  /// `scratch` holds scratchSize(t) doubles.
  virtual void compute(const double* weights, std::size_t t, double* H, double* totals,
                       double* scratch) const = 0;

  virtual std::size_t scratchSize(std::size_t t) const = 0;
};

}  // namespace agop
