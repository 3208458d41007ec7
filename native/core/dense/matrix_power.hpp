#pragma once

#include "core/support/square_matrix.hpp"
#include "core/threads/job.hpp"

namespace agop {

/// A = A^power for symmetric A. Clamps eigenvalues at 0. For a negative power numerically zero eigenvalues
/// contribute nothing, as in the pseudo-inverse; power 0 gives the identity. Only under a ComputeLease.
void symmetricMatrixPower(MutableSquareMatrix A, double power, const Job& job);

}  // namespace agop
