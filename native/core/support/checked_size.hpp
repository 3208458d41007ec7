#pragma once

#include <cstddef>
#include <limits>
#include <string>

#include "core/support/error.hpp"

namespace agop {

/// a * b entries of an array that the message calls `what`.
/// @throws Error OUT_OF_MEMORY where their bytes do not fit in 63 bits.
inline std::size_t checkedProduct(std::size_t a, std::size_t b, const char* what) {
  constexpr std::size_t maxDoubles = std::numeric_limits<std::ptrdiff_t>::max() / sizeof(double);
  if (b != 0 && a > maxDoubles / b)
    throw Error("OUT_OF_MEMORY", what, std::to_string(a) + " x " + std::to_string(b) + " float64 entries",
                "an array whose size in bytes fits in 63 bits");
  return a * b;
}

/// An extent for BLAS and LAPACK, which take 32 bits. @throws Error OUT_OF_MEMORY where it is larger.
inline int blasExtent(std::size_t extent, const char* what) {
  if (extent > static_cast<std::size_t>(std::numeric_limits<int>::max()))
    throw Error("OUT_OF_MEMORY", what, std::to_string(extent) + " rows or columns",
                "at most 2147483647 (32-bit BLAS)");
  return static_cast<int>(extent);
}

}  // namespace agop
