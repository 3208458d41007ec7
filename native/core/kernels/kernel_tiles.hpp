#pragma once

#include <memory>

#include "core/kernels/kernel.hpp"
#include "core/kernels/measured_samples.hpp"
#include "core/samples/samples.hpp"

namespace agop {

/// Tiles of the kernel matrix, and of the weights that turn coefficients into Jacobians, between the training
/// samples x and any points z. Read-only after construction, shared by all threads.
class KernelTiles {
 public:
  /// Refers to M and the training samples, which must outlive it.
  KernelTiles(const Kernel& kernel, SquareMatrix M, const Samples& x);

  const Kernel& kernel() const { return kernel_; }
  SquareMatrix features() const { return M_; }
  const MeasuredSamples& x() const { return x_; }

  /// tile(j, i) = k(x_i, z_j).
  void values(const MeasuredSamples& z, const Tile& tile) const;

  /// tile(j, i) = w_ij, the factor of M x_i in the gradient of k(., x_i) at z_j: k / L^2, k / (L sqrt(s)), 6
  /// u, 2 u.
  void weights(const MeasuredSamples& z, const Tile& tile) const;

  /// Sums of these kernel values with alpha that need no tile of them, or null. They refer to this object.
  std::unique_ptr<FactoredSums> factoredSums(Coefficients alpha) const;

 private:
  /// What values and weights are made of: squared distances (laplace), otherwise inner products.
  void beginTile(const MeasuredSamples& z, const Tile& tile) const;

  Kernel kernel_;
  SquareMatrix M_;
  MeasuredSamples x_;
  std::unique_ptr<GaussianTiles> gaussian_;  ///< gaussian only
};

}  // namespace agop
