#include "core/samples/squared_distance.hpp"

#include "core/samples/samples.hpp"

namespace agop {

void squaredDistances(SquareMatrix M, const RadialSamples& x, const RadialSamples& z,
                      const DistanceNeed& need, const Tile& tile) {
  x.samples.innerProducts(M, z.samples, tile);
  const bool canCancel = x.samples.canLieFarOut();
  const std::size_t begin = tile.points.begin;
  for (std::size_t i = tile.samples.begin; i < tile.samples.end; ++i) {
    double* column = tile.column(i - tile.samples.begin);
    for (std::size_t j = 0; j < tile.points.size(); ++j) {
      const double s = x.norms[i] + z.norms[begin + j] - 2.0 * column[j];
      const double units = x.roundingUnits[i] + z.roundingUnits[begin + j];
      if (canCancel && !need.isMetBy(s, 4.0 * std::numeric_limits<double>::epsilon() * units))
        column[j] = x.samples.squaredDistance(M, i, z.samples, begin + j);
      else
        column[j] = nonNegligible(s, units);
    }
  }
}

}  // namespace agop
