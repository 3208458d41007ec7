#include "core/dense/column_gram.hpp"

#include <algorithm>
#include <cstring>

#include "core/support/processor_vectors.hpp"

namespace agop {

namespace {

struct ColumnGram {
  const double* A;
  std::size_t rows;
  std::size_t stride;
  std::size_t columns;
  double* G;
};

/// The entries (r, q) for Left columns from r and Right columns from q, their sums held in registers
/// throughout.
template <std::size_t Width, std::size_t Left, std::size_t Right>
[[gnu::always_inline]] inline void registerBlock(const ColumnGram& g, std::size_t r, std::size_t q) {
  using V = typename Vector<Width>::Type;
  const double *left = g.A + r * g.stride, *right = g.A + q * g.stride;
  V sums[Right][Left] = {};
  for (std::size_t k = 0; k < g.rows; k += Width) {
    V b[Right];
    for (std::size_t j = 0; j < Right; ++j) b[j] = *reinterpret_cast<const V*>(right + j * g.stride + k);
    for (std::size_t i = 0; i < Left; ++i) {
      const V a = *reinterpret_cast<const V*>(left + i * g.stride + k);
      for (std::size_t j = 0; j < Right; ++j) sums[j][i] += a * b[j];
    }
  }
  double* G = g.G + r + q * g.columns;
  for (std::size_t j = 0; j < Right; ++j) {
    double lanes[Left][Width];
    std::memcpy(lanes, sums[j], sizeof(lanes));
    double total[Left];
    for (std::size_t i = 0; i < Left; ++i) total[i] = lanes[i][0];
    // Lane by lane, so that the sums of the columns do not wait for one another.
    for (std::size_t lane = 1; lane < Width; ++lane)
      for (std::size_t i = 0; i < Left; ++i) total[i] += lanes[i][lane];
    for (std::size_t i = 0; i < Left; ++i) G[i + j * g.columns] += total[i];
  }
}

/// As registerBlock for `right` of 1 to Right columns.
template <std::size_t Width, std::size_t Left, std::size_t Right>
[[gnu::always_inline]] inline void narrowBlock(const ColumnGram& g, std::size_t r, std::size_t q,
                                               std::size_t right) {
  if (right == Right) {
    registerBlock<Width, Left, Right>(g, r, q);
    return;
  }
  if constexpr (Right > 1) narrowBlock<Width, Left, Right - 1>(g, r, q, right);
}

/// Rows r to r + left - 1 of the lower triangle, `left` of 1 to Left.
template <std::size_t Width, std::size_t Left, std::size_t Right>
[[gnu::always_inline]] inline void rowsOfTriangle(const ColumnGram& g, std::size_t r, std::size_t left) {
  if (left == Left) {
    const std::size_t end = r + Left;
    std::size_t q = 0;
    for (; q + Right <= end; q += Right) registerBlock<Width, Left, Right>(g, r, q);
    if (q < end) narrowBlock<Width, Left, Right>(g, r, q, end - q);
    return;
  }
  if constexpr (Left > 1) rowsOfTriangle<Width, Left - 1, Right>(g, r, left);
}

template <std::size_t Width, std::size_t Left, std::size_t Right>
[[gnu::always_inline]] inline void triangle(const ColumnGram& g) {
  for (std::size_t r = 0; r < g.columns; r += Left)
    rowsOfTriangle<Width, Left, Right>(g, r, std::min(Left, g.columns - r));
}

/// Whole vectors first, then the rows that fill none.
template <std::size_t Width, std::size_t Left, std::size_t Right>
[[gnu::always_inline]] inline void add(const ColumnGram& g) {
  const std::size_t whole = g.rows - g.rows % Width;
  triangle<Width, Left, Right>({g.A, whole, g.stride, g.columns, g.G});
  if (whole < g.rows) triangle<1, 1, 1>({g.A + whole, g.rows - whole, g.stride, g.columns, g.G});
}

// Register blocks that fill the vector registers of each instruction set but do not overflow them.
void baseline(const ColumnGram& g) { add<2, 4, 3>(g); }

#ifdef AGOP_X86_KERNELS
[[gnu::target("avx2,fma")]] void avx2(const ColumnGram& g) { add<4, 4, 3>(g); }
[[gnu::target("avx512f")]] void avx512(const ColumnGram& g) { add<8, 4, 6>(g); }
const auto implementation = versionOfProcessor(baseline, avx2, avx512);
#else
constexpr auto implementation = baseline;
#endif

}  // namespace

void addColumnGram(const double* A, std::size_t rows, std::size_t stride, std::size_t columns, double* G) {
  implementation({A, rows, stride, columns, G});
}

}  // namespace agop
