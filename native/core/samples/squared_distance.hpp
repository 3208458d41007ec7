#pragma once

#include <limits>

namespace agop {

/// s = (x - z)'M(x - z) from the norms and the inner product u. It is exactly 0 where samples coincide under
/// M: the rounding left of the difference would pass for a small distance, or for a kernel value above 1.
/// @param roundingUnits The sum of the units of x and z.
inline double squaredDistance(double normX, double normZ, double u, double roundingUnits) {
  const double s = normX + normZ - 2.0 * u;
  return s <= 4.0 * std::numeric_limits<double>::epsilon() * roundingUnits ? 0.0 : s;
}

}  // namespace agop
