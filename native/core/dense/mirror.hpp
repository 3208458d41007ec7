#pragma once

#include "core/support/range.hpp"
#include "core/support/square_matrix.hpp"

namespace agop {

/// Copies the lower triangle of `columns` to the same rows of the upper triangle.
void mirrorLowerToUpper(MutableSquareMatrix matrix, Range columns);

/// Copies the upper triangle to the lower one in `columns`; the diagonal stays.
void mirrorUpperToLower(MutableSquareMatrix matrix, Range columns);

}  // namespace agop
