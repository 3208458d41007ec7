#pragma once

#include <algorithm>
#include <cstddef>

namespace agop {

/// Copies a rows x columns matrix from the layout of callers to that of the core, or back.
inline void rowToColumnMajor(const double* from, std::size_t rows, std::size_t columns, double* to) {
  // A strip of rows writes whole cache lines.
  constexpr std::size_t strip = 8;
  for (std::size_t begin = 0; begin < rows; begin += strip)
    for (std::size_t l = 0; l < columns; ++l)
      for (std::size_t i = begin; i < std::min(rows, begin + strip); ++i)
        to[i + l * rows] = from[l + i * columns];
}

inline void columnToRowMajor(const double* from, std::size_t rows, std::size_t columns, double* to) {
  rowToColumnMajor(from, columns, rows, to);
}

}  // namespace agop
