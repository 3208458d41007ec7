/* One routine of BLAS or LAPACK with an error, for LD_PRELOAD: cc -shared -fPIC -DBREAK_<routine>. */
#include <dlfcn.h>

/* Node loads OpenBLAS for the addon alone, so that RTLD_NEXT does not find it. */
static inline void* original(const char* name) {
  return dlsym(dlopen("libopenblas.so.0", RTLD_LAZY | RTLD_NOLOAD), name);
}

#if defined(BREAK_dgemm)
/* A small product reads C although beta is 0, so that a NaN in it stays. */
void cblas_dgemm(int order, int transposeA, int transposeB, int m, int n, int k, double alpha,
                 const double* a, int lda, const double* b, int ldb, double beta, double* c, int ldc) {
  void (*real)(int, int, int, int, int, int, double, const double*, int, const double*, int, double, double*,
               int) = original("cblas_dgemm");
  if (beta == 0.0 && (double)m * n * k <= 1e6) {
    for (int j = 0; j < n; ++j)
      for (int i = 0; i < m; ++i) c[i + (long)j * ldc] *= 0.0;
    beta = 1.0;
  }
  real(order, transposeA, transposeB, m, n, k, alpha, a, lda, b, ldb, beta, c, ldc);
}
#elif defined(BREAK_dsymm)
/* Reads the other triangle. */
void cblas_dsymm(int order, int side, int triangle, int m, int n, double alpha, const double* a, int lda,
                 const double* b, int ldb, double beta, double* c, int ldc) {
  void (*real)(int, int, int, int, int, double, const double*, int, const double*, int, double, double*,
               int) = original("cblas_dsymm");
  real(order, side, triangle == 121 ? 122 : 121, m, n, alpha, a, lda, b, ldb, beta, c, ldc);
}
#elif defined(BREAK_dtrsm)
void cblas_dtrsm(void) {}
#elif defined(BREAK_dpotrs)
void dpotrs_(void) {}
#elif defined(BREAK_dsytrf)
void dsytrf_(const char* triangle, const int* n, double* a, const int* lda, int* pivots, double* work,
             const int* length, int* info, unsigned long size) {
  void (*real)(const char*, const int*, double*, const int*, int*, double*, const int*, int*, unsigned long) =
      original("dsytrf_");
  real(triangle, n, a, lda, pivots, work, length, info, size);
  if (*length > 0) a[*n / 2 + (long)(*n / 2) * *lda] *= 1.0 + 1e-6;
}
#elif defined(BREAK_dpstrf)
void dpstrf_(const char* triangle, const int* n, double* a, const int* lda, int* pivots, int* rank,
             const double* tolerance, double* work, int* info, unsigned long size) {
  void (*real)(const char*, const int*, double*, const int*, int*, int*, const double*, double*, int*,
               unsigned long) = original("dpstrf_");
  real(triangle, n, a, lda, pivots, rank, tolerance, work, info, size);
  pivots[*n / 2] = pivots[0];
}
#elif defined(BREAK_dsyevd)
void dsyevd_(const char* vectors, const char* triangle, const int* n, double* a, const int* lda,
             double* values, double* work, const int* length, int* ints, const int* intLength, int* info,
             unsigned long size1, unsigned long size2) {
  void (*real)(const char*, const char*, const int*, double*, const int*, double*, double*, const int*, int*,
               const int*, int*, unsigned long, unsigned long) = original("dsyevd_");
  real(vectors, triangle, n, a, lda, values, work, length, ints, intLength, info, size1, size2);
  if (*length > 0) a[0] += 1e-6;
}
#endif
