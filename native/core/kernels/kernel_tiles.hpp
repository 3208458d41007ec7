#pragma once

#include <cstddef>
#include <memory>

#include "core/kernels/kernel.hpp"
#include "core/samples/samples.hpp"
#include "core/support/buffer.hpp"
#include "core/support/range.hpp"

namespace agop {

/// A set of samples seen through one feature matrix: what kernel tiles need of each sample alone.
class MeasuredSamples {
 public:
  /// Refers to samples and M, which must outlive it.
  MeasuredSamples(const Kernel& kernel, const Samples& samples, const double* M);

  const Samples& samples() const { return samples_; }
  const double* norms() const { return norms_.data(); }
  /// Rounding of inner products in units of machine epsilon, as Samples has it; radial kernels only.
  const double* roundingUnits() const { return roundingUnits_.data(); }
  RadialNorms radialNorms() const { return {norms_.data(), roundingUnits_.data(), factors_.data()}; }

 private:
  const Samples& samples_;
  Buffer norms_;  ///< x'Mx
  Buffer roundingUnits_;
  Buffer factors_;  ///< exp(-x'Mx / (2 L^2)), gaussian only
};

/// Tiles of the kernel matrix, and of the weights that turn coefficients into Jacobians, between the training
/// samples (rows) and any samples (columns).
class KernelTiles {
 public:
  /// Refers to M, which must outlive it. @param x The training samples, or others of their encoding.
  KernelTiles(const Kernel& kernel, const double* M, const Samples& x);

  /// tile(j, i) = k(x_i, z_j).
  void values(const MeasuredSamples& x, const MeasuredSamples& z, Range samples, Range points, double* tile,
              std::size_t stride) const;

  /// tile(j, i) = w_ij, the factor of M x_i in the gradient of k(., x_i) at z_j: k / L^2, k / (L sqrt(s)), 6
  /// u, 2 u.
  void weights(const MeasuredSamples& x, const MeasuredSamples& z, Range samples, Range points, double* tile,
               std::size_t stride) const;

  /// Sums of these kernel values with alpha (n x c, column-major) that need no tile of them, or null.
  std::unique_ptr<FactoredSums> factoredSums(const MeasuredSamples& x, const double* alpha,
                                             std::size_t classes) const;

 private:
  GaussianMetric metric() const { return {M_, kernel_.bandwidth, exponentials_.data()}; }

  Kernel kernel_;
  const double* M_;
  Buffer exponentials_;  ///< gaussian only, and not for every encoding and M
};

}  // namespace agop
