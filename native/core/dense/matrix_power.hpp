#pragma once

#include <span>

#include "core/support/square_matrix.hpp"
#include "core/threads/job.hpp"

namespace agop {

/// A = A^power for symmetric A. Clamps eigenvalues at 0. For a negative power numerically zero eigenvalues
/// contribute nothing, as in the pseudo-inverse; power 0 gives the identity. Only under a ComputeLease.
/// @param what Name of the matrix in messages.
/// @throws Error DIVERGED where the result is not finite.
void symmetricMatrixPower(MutableSquareMatrix A, double power, const Job& job, const char* what = "matrix");

/// The same for a diagonal matrix, given by its diagonal.
void diagonalMatrixPower(std::span<double> diagonal, double power, const char* what = "matrix");

}  // namespace agop
