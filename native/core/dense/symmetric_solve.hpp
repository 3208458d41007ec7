#pragma once

#include <cstddef>
#include <functional>

#include "core/support/coefficients.hpp"
#include "core/support/square_matrix.hpp"
#include "core/threads/job.hpp"

namespace agop {

/// The way in which a system was solved.
enum class Solver { cholesky, indefinite, semidefinite, leastSquares };

const char* solverName(Solver solver);

/// How a system was solved, and how well.
struct SolveOutcome {
  Solver solver;
  /// Largest |(K + ridge I) alpha - Y| of an output in units of its largest target, or the largest of all
  /// outputs; a bound of it where Cholesky answers without a doubt.
  double residual;
};

/// The method that is tried first.
enum class SolveStart { cholesky, semidefinite };

/// Up to this order the least squares solution takes its eigenvectors by divide and conquer; beyond, the 2
/// n^2 doubles of workspace would break the memory bound of a run. `largestDividedSolve` in
/// src/sweep/run-cost.ts is the same number.
constexpr std::size_t divideAndConquerLimit = 4000;

/// Solves (K + ridge I) alpha = Y for a symmetric K that is positive semidefinite but for rounding.
///
/// First Cholesky in place, n^3/3 + 2 n^2 c operations. The bound on its backward error accepts the answer
/// where it suffices, otherwise the residual decides. Cholesky can break down or miss the targets: samples
/// that coincide make K singular, and a pivot of rounding noise can pass for positive. Then a Bunch-Kaufman
/// factorisation of the matrix as it is, without jitter. Where its residual is larger than rounding explains,
/// a pivoted Cholesky factorisation that leaves out redundant samples: every solution of a consistent
/// semidefinite system is the same predictor. Where no answer is as good as that, the best of them, if it
/// misses no target by more than 1e-4 of the largest. Where the system has no solution (coinciding samples
/// with different labels), the minimum-norm least squares solution.
///
/// @param start Semidefinite begins with the pivoted factorisation and does without plain Cholesky, which
/// saves two factorisations where K is known to be near a singular one. A pivoted factorisation of full rank
/// is reported as Cholesky.
/// @param K Only the lower triangle is read; overwritten.
/// @param writeUpper Writes K into the upper triangle of the same array, with the diagonal. Called where the
/// first answer is in doubt; it may touch the lower triangle.
SolveOutcome solveSymmetric(MutableSquareMatrix K, double ridge, Coefficients Y, MutableCoefficients alpha,
                            const std::function<void()>& writeUpper, const Job& job,
                            SolveStart start = SolveStart::cholesky);

}  // namespace agop
