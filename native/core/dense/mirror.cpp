#include "core/dense/mirror.hpp"

#include <algorithm>

namespace agop {

namespace {

/// Blocks of this order, one from each triangle, fit in the first-level cache.
constexpr std::size_t block = 32;

/// Calls copy(i, j) for the entries i > j of the lower triangle, j in `columns`, block by block.
template <typename Copy>
void forLowerTriangle(std::size_t n, Range columns, Copy copy) {
  for (std::size_t j0 = columns.begin; j0 < columns.end; j0 += block)
    for (std::size_t i0 = j0; i0 < n; i0 += block)
      for (std::size_t j = j0; j < std::min(columns.end, j0 + block); ++j)
        for (std::size_t i = std::max(i0, j + 1); i < std::min(n, i0 + block); ++i) copy(i, j);
}

}  // namespace

void mirrorLowerToUpper(MutableSquareMatrix matrix, Range columns) {
  forLowerTriangle(matrix.order, columns, [=](std::size_t i, std::size_t j) { matrix(j, i) = matrix(i, j); });
}

void mirrorUpperToLower(MutableSquareMatrix matrix, Range columns) {
  forLowerTriangle(matrix.order, columns, [=](std::size_t i, std::size_t j) { matrix(i, j) = matrix(j, i); });
}

}  // namespace agop
