#pragma once

#include <cstddef>
#include <string>

/// The BLAS and LAPACK calls that agop makes, with 64-bit extents that are checked before the call.
namespace agop::blas {

enum class Transpose : char { no = 'N', yes = 'T' };

/// C = alpha op(A) op(B) + beta C with C m x n and inner extent k. 2 m n k operations.
void gemm(Transpose transposeA, Transpose transposeB, std::size_t m, std::size_t n, std::size_t k,
          double alpha, const double* a, std::size_t lda, const double* b, std::size_t ldb, double beta,
          double* c, std::size_t ldc);

/// Lower triangle of C (n x n) += alpha A'A with A k x n, or alpha A A' with A n x k. n^2 k operations.
enum class Gram { ofColumns, ofRows };
void syrkLower(Gram gram, std::size_t n, std::size_t k, double alpha, const double* a, std::size_t lda,
               double* c, std::size_t ldc);

/// B = B inverse(L') with L n x n lower triangular and B m x n. n^2 m operations.
void trsmTransposedLower(std::size_t m, std::size_t n, const double* l, std::size_t ldl, double* b,
                         std::size_t ldb);

/// C = A B with A n x n symmetric, given by its strict upper triangle and diagonal, and B n x m. 2 n^2 m
/// operations.
void symmUpper(std::size_t n, std::size_t m, const double* a, std::size_t lda, const double* b,
               std::size_t ldb, double* c, std::size_t ldc);

/// Cholesky factorisation in the lower triangle, n^3/3 operations. Returns 0, or the 1-based index of the
/// pivot that broke down.
int potrfLower(std::size_t n, double* a, std::size_t lda);

/// Solves with the factor of potrfLower. 2 n^2 m operations.
void potrsLower(std::size_t n, std::size_t m, const double* a, std::size_t lda, double* b, std::size_t ldb);

/// Cholesky factorisation with complete pivoting of a semidefinite matrix, P'AP = LL', in the lower triangle;
/// r n^2 operations at most. It ends at the first pivot, after the largest, that does not exceed
/// `negligible`. Returns the rank r, the number of columns of L. pivots[k] becomes the 1-based index of the
/// row of A at place k.
std::size_t pstrfLower(std::size_t n, double* a, std::size_t lda, int* pivots, double negligible);

/// Bunch-Kaufman factorisation in the lower triangle, n^3/3 operations. Returns 0, or the 1-based index of a
/// pivot that is exactly zero. `pivots` has n entries.
int sytrfLower(std::size_t n, double* a, std::size_t lda, int* pivots);

/// Solves with the factor of sytrfLower.
void sytrsLower(std::size_t n, std::size_t m, const double* a, std::size_t lda, const int* pivots, double* b,
                std::size_t ldb);

/// Eigenvalues in increasing order and orthonormal eigenvectors (in the columns of A) of the symmetric matrix
/// in the lower triangle of A. Divide and conquer takes 2 n^2 doubles of workspace; without it, O(n) and more
/// time. Returns 0 when it converged.
int eigenLower(std::size_t n, double* a, std::size_t lda, double* eigenvalues, bool divideAndConquer);

/// Eigenvalues alone, in increasing order, of the symmetric matrix in the lower triangle of A;
/// destroys A. Returns 0 when they converged.
int eigenvaluesLower(std::size_t n, double* a, std::size_t lda, double* eigenvalues);

/// Name and version of the library and the processor core whose kernels it runs.
std::string libraryVersion();
std::string libraryCore();

/// Threads of the library in one call; fewer than asked for where the system gives no more. The number is
/// process-wide, so only ComputeLease sets it.
int threads();
void setThreads(int threads);

}  // namespace agop::blas
