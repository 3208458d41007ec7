#include "bench/raw_blas.hpp"

#include <cblas.h>

#include <vector>

#include "core/support/checked_size.hpp"

extern "C" {
void dpotrf_(const char* uplo, const int* n, double* a, const int* lda, int* info, std::size_t);
void dpotrs_(const char* uplo, const int* n, const int* nrhs, const double* a, const int* lda, double* b,
             const int* ldb, int* info, std::size_t);
void dsyevd_(const char* jobz, const char* uplo, const int* n, double* a, const int* lda, double* w,
             double* work, const int* lwork, int* iwork, const int* liwork, int* info, std::size_t,
             std::size_t);
}

namespace agop::bench::raw {

namespace {

int extent(std::size_t value) { return blasExtent(value, "benchmark extent"); }

}  // namespace

void gemm(std::size_t m, std::size_t n, std::size_t k, const double* a, const double* b, double* c) {
  cblas_dgemm(CblasColMajor, CblasTrans, CblasNoTrans, extent(m), extent(n), extent(k), 1.0, a, extent(k), b,
              extent(k), 0.0, c, extent(m));
}

void syrk(std::size_t n, std::size_t k, const double* a, double* c) {
  cblas_dsyrk(CblasColMajor, CblasLower, CblasTrans, extent(n), extent(k), 1.0, a, extent(k), 0.0, c,
              extent(n));
}

void potrf(std::size_t n, double* a) {
  const int order = extent(n);
  int info = 0;
  dpotrf_("L", &order, a, &order, &info, 1);
}

void potrs(std::size_t n, std::size_t m, const double* a, double* b) {
  const int order = extent(n), columns = extent(m);
  int info = 0;
  dpotrs_("L", &order, &columns, a, &order, b, &order, &info, 1);
}

void syevd(std::size_t n, double* a, double* eigenvalues) {
  const int order = extent(n), query = -1;
  int info = 0, wantedInts = 0;
  double wanted = 0;
  dsyevd_("V", "L", &order, a, &order, eigenvalues, &wanted, &query, &wantedInts, &query, &info, 1, 1);
  const int length = static_cast<int>(wanted);
  std::vector<double> work(static_cast<std::size_t>(length));
  std::vector<int> ints(static_cast<std::size_t>(wantedInts));
  dsyevd_("V", "L", &order, a, &order, eigenvalues, work.data(), &length, ints.data(), &wantedInts, &info, 1,
          1);
}

}  // namespace agop::bench::raw
