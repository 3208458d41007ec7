#pragma once

#include <memory>

#include "core/samples/factored_sums.hpp"
#include "core/samples/radial_samples.hpp"
#include "core/samples/tile.hpp"
#include "core/support/coefficients.hpp"

namespace agop {

/// The gaussian kernel exp(-(x - z)'M(x - z) / (2 L^2)) for one M, one L and samples of one encoding.
/// Read-only after construction, shared by all threads.
class GaussianTiles {
 public:
  virtual ~GaussianTiles() = default;

  /// tile(j, i) = k(x_i, z_j).
  virtual void values(const RadialSamples& x, const RadialSamples& z, const Tile& tile) const = 0;

  /// Sums over x with the kernel taken apart into factors, or null where that is impossible. The sums refer
  /// to this object, which must outlive them.
  virtual std::unique_ptr<FactoredSums> factoredSums(const RadialSamples& x, Coefficients alpha) const = 0;
};

}  // namespace agop
