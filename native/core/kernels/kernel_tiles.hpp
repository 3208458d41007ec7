#pragma once

#include <memory>
#include <vector>

#include "core/kernels/kernel.hpp"
#include "core/kernels/measured_samples.hpp"
#include "core/samples/samples.hpp"

namespace agop {

/// A sample x_i and a point z_j that coincide under M.
struct Coincidence {
  std::size_t sample;
  std::size_t point;
};

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
  /// u, 2 u. With a radial kernel 0 where x_i and z_j coincide: the gradient is 0 there, and a large weight
  /// would leave the rounding of M x_i - M z_j. @param coincidences Receives these places; gaussian kernel
  /// only.
  void weights(const MeasuredSamples& z, const Tile& tile, std::vector<Coincidence>& coincidences) const;

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
