#pragma once

#include "core/samples/gaussian_tiles.hpp"
#include "core/support/square_matrix.hpp"

namespace agop {

/// GaussianTiles of any encoding: an exponential for each distance, made of norms and an inner product.
class DistanceGaussianTiles final : public GaussianTiles {
 public:
  /// Refers to M, which must outlive it.
  DistanceGaussianTiles(SquareMatrix M, double bandwidth) : M_(M), bandwidth_(bandwidth) {}

  void values(const RadialSamples& x, const RadialSamples& z, const Tile& tile) const override;
  std::unique_ptr<FactoredSums> factoredSums(const RadialSamples&, Coefficients) const override {
    return nullptr;
  }

 private:
  SquareMatrix M_;
  double bandwidth_;
};

}  // namespace agop
