#pragma once

#include <cstddef>
#include <span>

namespace agop {

/// Finite entries, and symmetry of a matrix of this order within 1e-10 of its largest absolute entry. The
/// same rule as checkSquareSymmetric in src/backend/validate-array.ts, for matrices whose check would hold up
/// JavaScript's thread. @throws Error INVALID_ARRAY that names the first offending entry or pair.
void requireFiniteSymmetric(std::span<const double> matrix, std::size_t order, const char* name);

}  // namespace agop
