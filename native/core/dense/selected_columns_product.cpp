#include "core/dense/selected_columns_product.hpp"

#include "core/support/processor_vectors.hpp"

namespace agop {

namespace {

struct Product {
  const SelectedColumns& in;
  double* C;
  double* sum;
};

/// The entries (j, l) of P for Vectors * Width rows from j and Columns columns from l, held in registers
/// throughout.
template <std::size_t Width, std::size_t Vectors, std::size_t Columns>
[[gnu::always_inline]] inline void registerBlock(const Product& p, std::size_t j, std::size_t l) {
  using V = typename Vector<Width>::Type;
  const SelectedColumns& in = p.in;
  V sums[Vectors][Columns] = {};
  const double* B = in.B + l;
  for (const std::uint32_t column : in.columns) {
    const double* A = in.A + column * in.t + j;
    for (std::size_t v = 0; v < Vectors; ++v) {
      const V a = *reinterpret_cast<const V*>(A + v * Width);
      for (std::size_t q = 0; q < Columns; ++q) sums[v][q] += a * B[q];
    }
    B += in.strideB;
  }
  for (std::size_t v = 0; v < Vectors; ++v) {
    const V scale = *reinterpret_cast<const V*>(in.scale + j + v * Width);
    for (std::size_t q = 0; q < Columns; ++q) {
      const V entry = sums[v][q] * scale;
      const std::size_t at = (l + q) * in.t + j + v * Width;
      if (p.C != nullptr) *reinterpret_cast<V*>(p.C + at) = entry;
      if (p.sum != nullptr) *reinterpret_cast<V*>(p.sum + at) += entry;
    }
  }
}

/// As registerBlock for `columns` of 1 to Columns.
template <std::size_t Width, std::size_t Vectors, std::size_t Columns>
[[gnu::always_inline]] inline void narrowBlock(const Product& p, std::size_t j, std::size_t l,
                                               std::size_t columns) {
  if (columns == Columns) {
    registerBlock<Width, Vectors, Columns>(p, j, l);
    return;
  }
  if constexpr (Columns > 1) narrowBlock<Width, Vectors, Columns - 1>(p, j, l, columns);
}

/// All columns of P for Vectors * Width rows from j. The last columns are shared out between two blocks: one
/// of a single column would wait for its own sums.
template <std::size_t Width, std::size_t Vectors, std::size_t Columns>
[[gnu::always_inline]] inline void rowBlock(const Product& p, std::size_t j) {
  const std::size_t c = p.in.c;
  std::size_t l = 0;
  for (; l + 2 * Columns <= c; l += Columns) registerBlock<Width, Vectors, Columns>(p, j, l);
  if (c - l > Columns) {
    const std::size_t half = (c - l + 1) / 2;
    narrowBlock<Width, Vectors, Columns>(p, j, l, half);
    l += half;
  }
  if (l < c) narrowBlock<Width, Vectors, Columns>(p, j, l, c - l);
}

template <std::size_t Width, std::size_t Vectors, std::size_t Columns>
[[gnu::always_inline]] inline void product(const Product& p) {
  const std::size_t t = p.in.t;
  std::size_t j = 0;
  for (; j + Vectors * Width <= t; j += Vectors * Width) rowBlock<Width, Vectors, Columns>(p, j);
  for (; j + Width <= t; j += Width) rowBlock<Width, 1, Columns>(p, j);
  for (; j < t; ++j) rowBlock<1, 1, Columns>(p, j);
}

// Register blocks that fill the vector registers of each instruction set but do not overflow them.
void baseline(const Product& p) { product<2, 4, 3>(p); }

#ifdef AGOP_X86_KERNELS
[[gnu::target("avx2,fma")]] void avx2(const Product& p) { product<4, 4, 3>(p); }
[[gnu::target("avx512f")]] void avx512(const Product& p) { product<8, 4, 6>(p); }
const auto implementation = versionOfProcessor(baseline, avx2, avx512);
#else
constexpr auto implementation = baseline;
#endif

}  // namespace

void selectedColumnsProduct(const SelectedColumns& operands, double* C, double* sum) {
  implementation({operands, C, sum});
}

}  // namespace agop
