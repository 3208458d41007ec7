#include "core/samples/distance_gaussian_tiles.hpp"

#include <cmath>

#include "core/samples/squared_distance.hpp"

namespace agop {

void DistanceGaussianTiles::values(const RadialSamples& x, const RadialSamples& z, const Tile& tile) const {
  squaredDistances(M_, x, z, {DistanceNeed::Shape::ofSquare, bandwidth_}, tile);
  const double scale = -0.5 / (bandwidth_ * bandwidth_);
  for (std::size_t i = 0; i < tile.samples.size(); ++i) {
    double* column = tile.column(i);
    for (std::size_t j = 0; j < tile.points.size(); ++j) column[j] = std::exp(scale * column[j]);
  }
}

}  // namespace agop
