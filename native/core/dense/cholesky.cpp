#include "core/dense/cholesky.hpp"

#include <algorithm>
#include <cmath>

#include "core/blas/blas.hpp"
#include "core/support/buffer.hpp"
#include "core/threads/parallel_tiles.hpp"

namespace agop {

namespace {

/// Up to this order LAPACK factors on one thread, which is hardly slower than several and short enough.
constexpr std::size_t serialOrder = 128;

/// Rows and columns are shared out in multiples of this, the width of the kernels of BLAS.
constexpr std::size_t grain = 16;

/// With fewer right-hand sides a thread would read the whole factor for too little work.
constexpr std::size_t fewestColumns = 8;

/// The kernels of BLAS solve this many columns together. Their narrower versions for the remainder take
/// longer than full ones: 31 columns 1.2 times as long as 32.
constexpr std::size_t columnsTogether = 4;

std::size_t roundUp(std::size_t value, std::size_t step = grain) { return (value + step - 1) / step * step; }

/// First column of strip number `strip` when the columns of a lower triangle of order n are shared out in
/// `strips` of equal area. The area to the right of a column grows with the square of the columns left.
std::size_t stripBegin(std::size_t n, std::size_t strip, std::size_t strips) {
  if (strip == strips) return n;
  const double rest = static_cast<double>(strips - strip) / static_cast<double>(strips);
  const double columnsBefore = static_cast<double>(n) * (1.0 - std::sqrt(rest));
  return std::min(n, roundUp(static_cast<std::size_t>(columnsBefore)));
}

class Factorisation {
 public:
  Factorisation(std::size_t stride, const Job& job) : stride_(stride), job_(job) {}

  bool factor(double* A, std::size_t n) const {
    job_.checkpoint();
    if (n <= serialOrder || job_.threads == 1) return blas::potrfLower(n, A, stride_) == 0;
    const std::size_t half = roundUp(n / 2), rest = n - half;
    double *below = A + half, *corner = A + half + half * stride_;
    if (!factor(A, half)) return false;
    solve(A, half, below, rest);
    update(below, half, corner, rest);
    return factor(corner, rest);
  }

 private:
  /// B = B inverse(L'); shares the rows of B out.
  void solve(const double* L, std::size_t n, double* B, std::size_t rows) const {
    const auto threads = static_cast<std::size_t>(job_.threads);
    parallelTiles(
        job_, rows, std::max(grain, roundUp((rows + threads - 1) / threads)),
        [&](Range part, std::size_t) {
          blas::trsmTransposedLower(part.size(), n, L, stride_, B + part.begin, stride_);
        },
        Progress::silent);
  }

  /// Lower triangle of C -= B B', in strips of columns of equal area.
  void update(const double* B, std::size_t inner, double* C, std::size_t n) const {
    const auto strips = static_cast<std::size_t>(job_.threads);
    parallelTiles(
        job_, strips, 1,
        [&](Range strip, std::size_t) {
          const std::size_t begin = stripBegin(n, strip.begin, strips),
                            end = stripBegin(n, strip.end, strips);
          blas::syrkLower(blas::Gram::ofRows, end - begin, inner, -1.0, B + begin, stride_,
                          C + begin + begin * stride_, stride_);
          blas::gemm(blas::Transpose::no, blas::Transpose::yes, n - end, end - begin, inner, -1.0, B + end,
                     stride_, B + begin, stride_, 1.0, C + end + begin * stride_, stride_);
        },
        Progress::silent);
  }

  std::size_t stride_;
  const Job& job_;
};

}  // namespace

bool choleskyLower(MutableSquareMatrix A, const Job& job) {
  return Factorisation(A.order, job).factor(A.values, A.order);
}

void choleskySolve(SquareMatrix L, MutableCoefficients B, const Job& job) {
  const auto threads = static_cast<std::size_t>(job.threads);
  const std::size_t n = L.order, m = B.classes;
  parallelTiles(
      job, m, std::max(fewestColumns, roundUp((m + threads - 1) / threads, columnsTogether)),
      [&](Range columns, std::size_t) {
        const std::size_t count = columns.size(), filled = roundUp(count, columnsTogether);
        double* own = B.ofClass(columns.begin);
        if (filled == count) {
          blas::potrsLower(n, count, L.values, n, own, n);
          return;
        }
        Buffer columnsAndZeros(n, filled, "right-hand sides");
        std::fill_n(std::copy_n(own, n * count, columnsAndZeros.data()), n * (filled - count), 0.0);
        blas::potrsLower(n, filled, L.values, n, columnsAndZeros.data(), n);
        std::copy_n(columnsAndZeros.data(), n * count, own);
      },
      Progress::silent);
}

}  // namespace agop
