#pragma once

#include <cstddef>

#include "core/support/range.hpp"

namespace agop {

/// Copies the lower triangle of `columns` of the n x n column-major matrix to the same rows of the upper
/// triangle.
void mirrorLowerToUpper(double* matrix, std::size_t n, Range columns);

/// Copies the upper triangle to the lower one in `columns`; the diagonal stays.
void mirrorUpperToLower(double* matrix, std::size_t n, Range columns);

}  // namespace agop
