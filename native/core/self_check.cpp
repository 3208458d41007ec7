#include "core/self_check.hpp"

#include <algorithm>
#include <cmath>

#include "core/blas/blas.hpp"
#include "core/support/arbitrary_numbers.hpp"
#include "core/support/buffer.hpp"
#include "core/threads/compute_lease.hpp"
#include "core/threads/job.hpp"

namespace agop {

namespace {

/// Odd extents, beyond one block of every kernel that OpenBLAS has, so that the edges of blocks are exercised
/// too.
constexpr std::size_t rows = 131, columns = 77, inner = 203;

/// Compares sums of `inner` products of numbers below 1; rounding stays far below the tolerance.
bool near(double a, double b) { return std::abs(a - b) <= 1e-11; }

bool gemmIsRight(const Buffer& a, const Buffer& b) {
  Buffer c(rows, columns, "self-check");
  blas::gemm(blas::Transpose::yes, blas::Transpose::no, rows, columns, inner, 1.0, a.data(), inner, b.data(),
             inner, 0.0, c.data(), rows);
  for (std::size_t j = 0; j < columns; ++j)
    for (std::size_t i = 0; i < rows; ++i) {
      double sum = 0.0;
      for (std::size_t k = 0; k < inner; ++k) sum += a[k + i * inner] * b[k + j * inner];
      if (!near(c[i + j * rows], sum)) return false;
    }
  return true;
}

bool syrkIsRight(const Buffer& a, Buffer& gram) {
  std::fill_n(gram.data(), gram.size(), 0.0);
  blas::syrkLower(blas::Gram::ofColumns, rows, inner, 1.0, a.data(), inner, gram.data(), rows);
  for (std::size_t j = 0; j < rows; ++j)
    for (std::size_t i = j; i < rows; ++i) {
      double sum = 0.0;
      for (std::size_t k = 0; k < inner; ++k) sum += a[k + i * inner] * a[k + j * inner];
      if (!near(gram[i + j * rows], sum)) return false;
    }
  return true;
}

bool potrfIsRight(const Buffer& a, Buffer& gram) {
  for (std::size_t i = 0; i < rows; ++i) gram[i + i * rows] += static_cast<double>(inner);
  if (blas::potrfLower(rows, gram.data(), rows) != 0) return false;
  for (std::size_t j = 0; j < rows; ++j)
    for (std::size_t i = j; i < rows; ++i) {
      double product = 0.0, expected = i == j ? static_cast<double>(inner) : 0.0;
      for (std::size_t k = 0; k <= j; ++k) product += gram[i + k * rows] * gram[j + k * rows];
      for (std::size_t k = 0; k < inner; ++k) expected += a[k + i * inner] * a[k + j * inner];
      if (!near(product, expected)) return false;
    }
  return true;
}

}  // namespace

std::string selfCheck() {
  const Job job(1);
  const ComputeLease lease(job);
  const Buffer a = arbitraryNumbers(inner * rows, 1, "self-check"),
               b = arbitraryNumbers(inner * columns, 2, "self-check");
  Buffer gram(rows, rows, "self-check");
  if (!gemmIsRight(a, b)) return "dgemm";
  if (!syrkIsRight(a, gram)) return "dsyrk";
  if (!potrfIsRight(a, gram)) return "dpotrf";
  return "";
}

}  // namespace agop
