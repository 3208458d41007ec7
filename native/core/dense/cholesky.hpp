#pragma once

#include "core/support/coefficients.hpp"
#include "core/support/square_matrix.hpp"
#include "core/threads/job.hpp"

namespace agop {

/// Replaces the lower triangle of A by its Cholesky factor. n^3/3 operations. The recursion shares each
/// product and each triangular solve out among the threads of the job: a thread does few large BLAS calls and
/// waits for the others only between them.
///
/// Returns false where the matrix is not positive definite. Only under a ComputeLease.
/// @throws Error ABORTED.
bool choleskyLower(MutableSquareMatrix A, const Job& job);

/// B = inverse(L L') B for m right-hand sides, which are shared out among the threads. 2 n^2 m operations.
void choleskySolve(SquareMatrix L, MutableCoefficients B, const Job& job);

}  // namespace agop
