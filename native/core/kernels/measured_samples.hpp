#pragma once

#include "core/kernels/kernel.hpp"
#include "core/samples/radial_samples.hpp"
#include "core/samples/samples.hpp"
#include "core/support/buffer.hpp"

namespace agop {

/// Samples seen through one feature matrix: the numbers that kernel tiles need of each sample alone.
class MeasuredSamples {
 public:
  /// Refers to the samples, which must outlive it.
  MeasuredSamples(const Kernel& kernel, const Samples& samples, SquareMatrix M);

  const Samples& samples() const { return samples_; }
  const double* norms() const { return norms_.data(); }
  /// As in Samples; radial kernels only.
  const double* roundingUnits() const { return roundingUnits_.data(); }
  /// Radial kernels only.
  RadialSamples radial() const { return {samples_, norms_.data(), roundingUnits_.data(), factors_.data()}; }

 private:
  const Samples& samples_;
  Buffer norms_;  ///< x'Mx
  Buffer roundingUnits_;
  Buffer factors_;  ///< exp(-x'Mx / (2 L^2)), gaussian only
};

}  // namespace agop
