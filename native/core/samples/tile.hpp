#pragma once

#include <cstddef>

#include "core/support/range.hpp"

namespace agop {

/// Room for one number for each pair of a sample x_i and a point z_j. The points are contiguous: entry (j, i)
/// lies at j + stride i, counted from the first of each range.
struct Tile {
  Range samples;
  Range points;
  double* values;
  std::size_t stride;

  /// The numbers of the i-th sample of the range.
  double* column(std::size_t i) const { return values + i * stride; }
};

}  // namespace agop
