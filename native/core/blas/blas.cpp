#include "core/blas/blas.hpp"

#include <cblas.h>

#include <algorithm>
#include <atomic>
#include <limits>
#include <mutex>
#include <string>
#include <system_error>
#include <thread>
#include <vector>

#include "core/support/buffer.hpp"
#include "core/support/checked_size.hpp"

// The Fortran interface of LAPACK: every argument by address, the lengths of the strings last. Declared here
// because LAPACKE is not part of every OpenBLAS package.
extern "C" {
void dpotrf_(const char* uplo, const int* n, double* a, const int* lda, int* info, std::size_t);
void dpotrs_(const char* uplo, const int* n, const int* nrhs, const double* a, const int* lda, double* b,
             const int* ldb, int* info, std::size_t);
void dpstrf_(const char* uplo, const int* n, double* a, const int* lda, int* piv, int* rank,
             const double* tol, double* work, int* info, std::size_t);
void dsytrf_(const char* uplo, const int* n, double* a, const int* lda, int* ipiv, double* work,
             const int* lwork, int* info, std::size_t);
void dsytrs_(const char* uplo, const int* n, const int* nrhs, const double* a, const int* lda,
             const int* ipiv, double* b, const int* ldb, int* info, std::size_t);
void dsyev_(const char* jobz, const char* uplo, const int* n, double* a, const int* lda, double* w,
            double* work, const int* lwork, int* info, std::size_t, std::size_t);
void dsyevd_(const char* jobz, const char* uplo, const int* n, double* a, const int* lda, double* w,
             double* work, const int* lwork, int* iwork, const int* liwork, int* info, std::size_t,
             std::size_t);
}

namespace agop::blas {

namespace {

/// How many of `wanted` threads the system gives at this moment.
int startable(int wanted) {
  std::atomic<bool> end{false};
  std::vector<std::thread> probes;
  try {
    while (probes.size() < static_cast<std::size_t>(std::max(wanted, 0)))
      probes.emplace_back([&end] { end.wait(false); });
  } catch (const std::system_error&) {
    // As many as there are.
  }
  end = true;
  end.notify_all();
  for (std::thread& probe : probes) probe.join();
  return static_cast<int>(probes.size());
}

CBLAS_TRANSPOSE cblas(Transpose transpose) { return transpose == Transpose::yes ? CblasTrans : CblasNoTrans; }

}  // namespace

void gemm(Transpose transposeA, Transpose transposeB, std::size_t m, std::size_t n, std::size_t k,
          double alpha, const double* a, std::size_t lda, const double* b, std::size_t ldb, double beta,
          double* c, std::size_t ldc) {
  if (m == 0 || n == 0) return;
  cblas_dgemm(CblasColMajor, cblas(transposeA), cblas(transposeB), blasExtent(m, "gemm m"),
              blasExtent(n, "gemm n"), blasExtent(k, "gemm k"), alpha, a, blasExtent(lda, "gemm lda"), b,
              blasExtent(ldb, "gemm ldb"), beta, c, blasExtent(ldc, "gemm ldc"));
}

void syrkLower(Gram gram, std::size_t n, std::size_t k, double alpha, const double* a, std::size_t lda,
               double* c, std::size_t ldc) {
  cblas_dsyrk(CblasColMajor, CblasLower, gram == Gram::ofColumns ? CblasTrans : CblasNoTrans,
              blasExtent(n, "syrk n"), blasExtent(k, "syrk k"), alpha, a, blasExtent(lda, "syrk lda"), 1.0, c,
              blasExtent(ldc, "syrk ldc"));
}

void trsmTransposedLower(std::size_t m, std::size_t n, const double* l, std::size_t ldl, double* b,
                         std::size_t ldb) {
  if (m == 0) return;
  cblas_dtrsm(CblasColMajor, CblasRight, CblasLower, CblasTrans, CblasNonUnit, blasExtent(m, "trsm m"),
              blasExtent(n, "trsm n"), 1.0, l, blasExtent(ldl, "trsm ldl"), b, blasExtent(ldb, "trsm ldb"));
}

void symmUpper(std::size_t n, std::size_t m, const double* a, std::size_t lda, const double* b,
               std::size_t ldb, double* c, std::size_t ldc) {
  cblas_dsymm(CblasColMajor, CblasLeft, CblasUpper, blasExtent(n, "symm n"), blasExtent(m, "symm m"), 1.0, a,
              blasExtent(lda, "symm lda"), b, blasExtent(ldb, "symm ldb"), 0.0, c,
              blasExtent(ldc, "symm ldc"));
}

int potrfLower(std::size_t n, double* a, std::size_t lda) {
  const int order = blasExtent(n, "potrf n"), stride = blasExtent(lda, "potrf lda");
  int info = 0;
  dpotrf_("L", &order, a, &stride, &info, 1);
  return info;
}

void potrsLower(std::size_t n, std::size_t m, const double* a, std::size_t lda, double* b, std::size_t ldb) {
  const int order = blasExtent(n, "potrs n"), columns = blasExtent(m, "potrs m");
  const int strideA = blasExtent(lda, "potrs lda"), strideB = blasExtent(ldb, "potrs ldb");
  int info = 0;
  dpotrs_("L", &order, &columns, a, &strideA, b, &strideB, &info, 1);
}

std::size_t pstrfLower(std::size_t n, double* a, std::size_t lda, int* pivots, double negligible) {
  const int order = blasExtent(n, "pstrf n"), stride = blasExtent(lda, "pstrf lda");
  int info = 0, rank = 0;
  Buffer work(2 * n, 1, "workspace of the semidefinite factorisation");
  dpstrf_("L", &order, a, &stride, pivots, &rank, &negligible, work.data(), &info, 1);
  return static_cast<std::size_t>(rank);
}

int sytrfLower(std::size_t n, double* a, std::size_t lda, int* pivots) {
  const int order = blasExtent(n, "sytrf n"), stride = blasExtent(lda, "sytrf lda"), query = -1;
  int info = 0;
  double wanted = 0;
  dsytrf_("L", &order, a, &stride, pivots, &wanted, &query, &info, 1);
  const int length = static_cast<int>(wanted);
  Buffer work(static_cast<std::size_t>(length), 1, "workspace of the indefinite factorisation");
  dsytrf_("L", &order, a, &stride, pivots, work.data(), &length, &info, 1);
  return info;
}

void sytrsLower(std::size_t n, std::size_t m, const double* a, std::size_t lda, const int* pivots, double* b,
                std::size_t ldb) {
  const int order = blasExtent(n, "sytrs n"), columns = blasExtent(m, "sytrs m");
  const int strideA = blasExtent(lda, "sytrs lda"), strideB = blasExtent(ldb, "sytrs ldb");
  int info = 0;
  dsytrs_("L", &order, &columns, a, &strideA, pivots, b, &strideB, &info, 1);
}

int eigenLower(std::size_t n, double* a, std::size_t lda, double* eigenvalues, bool divideAndConquer) {
  const int order = blasExtent(n, "eigen n"), stride = blasExtent(lda, "eigen lda"), query = -1;
  int info = 0, wantedInts = 0;
  double wanted = 0;
  if (!divideAndConquer) {
    dsyev_("V", "L", &order, a, &stride, eigenvalues, &wanted, &query, &info, 1, 1);
    const int length = static_cast<int>(wanted);
    Buffer work(static_cast<std::size_t>(length), 1, "workspace of the eigendecomposition");
    dsyev_("V", "L", &order, a, &stride, eigenvalues, work.data(), &length, &info, 1, 1);
    return info;
  }
  // 1 + 6 n + 2 n^2 doubles, which LAPACK counts in 32 bits and would wrap around silently.
  const std::size_t doubles = checkedProduct(2 * n, n, "workspace of the eigendecomposition") + 6 * n + 1;
  if (doubles > static_cast<std::size_t>(std::numeric_limits<int>::max()))
    throw Error(
        "OUT_OF_MEMORY", "workspace of the eigendecomposition",
        std::to_string(doubles * sizeof(double)) + " bytes wanted for a matrix of order " + std::to_string(n),
        "a matrix of order 32766 at most (32-bit LAPACK)");
  dsyevd_("V", "L", &order, a, &stride, eigenvalues, &wanted, &query, &wantedInts, &query, &info, 1, 1);
  const int length = static_cast<int>(wanted);
  Buffer work(static_cast<std::size_t>(length), 1, "workspace of the eigendecomposition");
  std::vector<int> ints(static_cast<std::size_t>(wantedInts));
  dsyevd_("V", "L", &order, a, &stride, eigenvalues, work.data(), &length, ints.data(), &wantedInts, &info, 1,
          1);
  return info;
}

int eigenvaluesLower(std::size_t n, double* a, std::size_t lda, double* eigenvalues) {
  const int order = blasExtent(n, "eigen n"), stride = blasExtent(lda, "eigen lda"), query = -1;
  int info = 0;
  double wanted = 0;
  dsyev_("N", "L", &order, a, &stride, eigenvalues, &wanted, &query, &info, 1, 1);
  const int length = static_cast<int>(wanted);
  Buffer work(static_cast<std::size_t>(length), 1, "workspace of the eigenvalues");
  dsyev_("N", "L", &order, a, &stride, eigenvalues, work.data(), &length, &info, 1, 1);
  return info;
}

std::string libraryVersion() { return openblas_get_config(); }

std::string libraryCore() { return openblas_get_corename(); }

int threads() { return openblas_get_num_threads(); }

void setThreads(int threads) {
  // OpenBLAS takes no notice of a thread that it cannot start, and later waits for it without end.
  static std::mutex mutex;
  static int started = openblas_get_num_threads();
  const std::scoped_lock lock(mutex);
  if (threads > started) {
    threads = started + startable(threads - started);
    started = threads;
  }
  openblas_set_num_threads(threads);
}

}  // namespace agop::blas
