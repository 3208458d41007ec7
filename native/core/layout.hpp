#pragma once

#include <cstddef>

namespace agop {

/// The boundary speaks row-major, BLAS column-major. Both matrices are rows x columns.
inline void rowToColumnMajor(const double* from, std::size_t rows, std::size_t columns, double* to) {
  for (std::size_t i = 0; i < rows; ++i)
    for (std::size_t l = 0; l < columns; ++l) to[i + l * rows] = from[l + i * columns];
}

inline void columnToRowMajor(const double* from, std::size_t rows, std::size_t columns, double* to) {
  rowToColumnMajor(from, columns, rows, to);
}

}  // namespace agop
