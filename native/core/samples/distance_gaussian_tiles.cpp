#include "core/samples/distance_gaussian_tiles.hpp"

#include <cmath>

#include "core/samples/samples.hpp"
#include "core/samples/squared_distance.hpp"

namespace agop {

void DistanceGaussianTiles::values(const RadialSamples& x, const RadialSamples& z, const Tile& tile) const {
  x.samples.innerProducts(M_, z.samples, tile);
  const double scale = -0.5 / (bandwidth_ * bandwidth_);
  const double* pointNorms = z.norms + tile.points.begin;
  const double* pointUnits = z.roundingUnits + tile.points.begin;
  for (std::size_t i = 0; i < tile.samples.size(); ++i) {
    const double norm = x.norms[tile.samples.begin + i], units = x.roundingUnits[tile.samples.begin + i];
    double* column = tile.column(i);
    for (std::size_t j = 0; j < tile.points.size(); ++j)
      column[j] = std::exp(scale * squaredDistance(norm, pointNorms[j], column[j], units + pointUnits[j]));
  }
}

}  // namespace agop
