#pragma once

#include <cstddef>

/// BLAS and LAPACK without the wrappers of the core, which may call other routines in time.
namespace agop::bench::raw {

/// C (m x n) = A' B with A k x m and B k x n. 2 m n k operations.
void gemm(std::size_t m, std::size_t n, std::size_t k, const double* a, const double* b, double* c);

/// Lower triangle of C (n x n) = A'A with A k x n. n^2 k operations.
void syrk(std::size_t n, std::size_t k, const double* a, double* c);

/// Cholesky factorisation in the lower triangle. n^3/3 operations.
void potrf(std::size_t n, double* a);

/// Solves with that factor. 2 n^2 m operations.
void potrs(std::size_t n, std::size_t m, const double* a, double* b);

/// All eigenvalues and eigenvectors, by divide and conquer.
void syevd(std::size_t n, double* a, double* eigenvalues);

}  // namespace agop::bench::raw
