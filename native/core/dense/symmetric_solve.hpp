#pragma once

#include <cstddef>
#include <functional>

#include "core/threads/job.hpp"

namespace agop {

/// How a system was solved.
enum class Solver { cholesky, indefinite, semidefinite, leastSquares };

const char* solverName(Solver solver);

/// Solves (K + ridge I) alpha = Y with K symmetric and, but for rounding, positive semidefinite.
///
/// Cholesky in place, n^3/3 + 2 n^2 c operations. Its answer is accepted by the bound on its backward error
/// where that suffices, otherwise by its residual. Where it breaks down, or its answer does not satisfy the
/// system (samples that coincide make K singular, and a pivot that is rounding noise can pass for positive),
/// a Bunch-Kaufman factorisation of the matrix as it is, without jitter. Where that has no accurate answer
/// either, a pivoted Cholesky factorisation that leaves out the samples which others make redundant: of a
/// consistent semidefinite system every solution is the same predictor. Where the system has no solution
/// (coinciding samples with different labels), the minimum-norm least squares solution.
///
/// @param K n x n, of which the lower triangle is read; overwritten.
/// @param writeUpper Writes K into the upper triangle of the same array, with the diagonal; called where the
/// first answer is in doubt. It may touch the lower triangle.
/// @param Y n x c, column-major. @param alpha n x c, out.
Solver solveSymmetric(double* K, std::size_t n, double ridge, const double* Y, std::size_t classes,
                      double* alpha, const std::function<void()>& writeUpper, const Job& job,
                      double progressFrom);

}  // namespace agop
