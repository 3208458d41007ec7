#pragma once

#include <limits>

#include "core/samples/radial_samples.hpp"
#include "core/samples/tile.hpp"
#include "core/support/square_matrix.hpp"

namespace agop {

/// A squared distance s, or exactly 0 where s is rounding: samples that coincide under M leave a difference
/// that would pass for a small distance, or for a kernel value above 1.
/// @param roundingUnits The rounding of the terms of s, as in Samples::roundingUnits.
inline double nonNegligible(double s, double roundingUnits) {
  return s <= 4.0 * std::numeric_limits<double>::epsilon() * roundingUnits ? 0.0 : s;
}

/// How exact a kernel wants its squared distances.
struct DistanceNeed {
  enum class Shape { ofSquare, ofRoot };  ///< a function of s / L^2, or of sqrt(s) / L

  Shape shape;
  double bandwidth;

  /// Whether an s with this rounding error gives the kernel value to 10 digits.
  bool isMetBy(double s, double error) const {
    constexpr double relative = 1e-10;
    const double square = bandwidth * bandwidth;
    // Far beyond the range of the kernel its value is 0 whatever the rounding.
    if (shape == Shape::ofSquare) return error <= relative * square || s - error > 2000.0 * square;
    return error * error <= relative * relative * square * s || s - error > 1e6 * square;
  }
};

/// tile(j, i) = (x_i - z_j)'M(x_i - z_j), exactly 0 where samples coincide under M. Made of norms and an
/// inner product; from the differences of the coordinates, d^2 operations, where that would lose the digits
/// that the kernel needs: in a cluster far from the mean of the samples.
void squaredDistances(SquareMatrix M, const RadialSamples& x, const RadialSamples& z,
                      const DistanceNeed& need, const Tile& tile);

}  // namespace agop
