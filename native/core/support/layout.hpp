#pragma once

#include <algorithm>
#include <cstddef>

namespace agop {

/// The boundary speaks row-major, BLAS column-major. Both matrices are rows x columns.
inline void rowToColumnMajor(const double* from, std::size_t rows, std::size_t columns, double* to) {
  // Strips of rows as wide as a cache line, which is then written at once.
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
