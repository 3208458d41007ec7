#pragma once

#include <cstddef>

#include "core/threads/job.hpp"

namespace agop {

/// Cholesky factor of the symmetric matrix in the lower triangle of the n x n array A, in its place. n^3/3
/// operations. Recursive, with each product and each triangular solve shared out among the threads of the
/// job: a thread does few large BLAS calls and waits for the others only between them.
///
/// Returns false where the matrix is not positive definite. Only under a ComputeLease.
/// @throws Error ABORTED.
bool choleskyLower(double* A, std::size_t n, const Job& job);

/// X = inverse(L L') B in place of B (n x m, column-major), the columns shared out among the threads. 2 n^2 m
/// operations.
void choleskySolve(const double* L, std::size_t n, double* B, std::size_t m, const Job& job);

}  // namespace agop
