#pragma once

#include <cstddef>

#include "core/threads/job.hpp"

namespace agop {

/// A^power of the symmetric d x d matrix A, in place. Eigenvalues are clamped at 0; for a negative power
/// those that are numerically zero contribute nothing, as in the pseudo-inverse; power 0 gives the identity.
/// Only under a ComputeLease.
void symmetricMatrixPower(double* A, std::size_t d, double power, const Job& job);

}  // namespace agop
