#include "core/selected_columns_product.hpp"

#if defined(__x86_64__) && (defined(__GNUC__) || defined(__clang__))
#define AGOP_X86_KERNELS 1
#endif

namespace agop {

namespace {

/// `Width` doubles that are computed with together, at any address.
template <std::size_t Width>
struct Vector {
  typedef double Type
      __attribute__((vector_size(Width * sizeof(double)), aligned(sizeof(double)), may_alias));
};

template <>
struct Vector<1> {
  typedef double Type;
};

struct Product {
  const double* A;
  std::size_t t;
  std::span<const std::uint32_t> columns;
  const double* B;
  std::size_t c;
  double* C;
};

/// The entries (j, l) of C for Vectors * Width rows from j and Columns columns from l, held in registers
/// throughout.
template <std::size_t Width, std::size_t Vectors, std::size_t Columns>
[[gnu::always_inline]] inline void registerBlock(const Product& p, std::size_t j, std::size_t l) {
  using V = typename Vector<Width>::Type;
  V sums[Vectors][Columns] = {};
  const double* B = p.B + l;
  for (const std::uint32_t column : p.columns) {
    const double* A = p.A + column * p.t + j;
    for (std::size_t v = 0; v < Vectors; ++v) {
      const V a = *reinterpret_cast<const V*>(A + v * Width);
      for (std::size_t q = 0; q < Columns; ++q) sums[v][q] += a * B[q];
    }
    B += p.c;
  }
  for (std::size_t q = 0; q < Columns; ++q)
    for (std::size_t v = 0; v < Vectors; ++v)
      *reinterpret_cast<V*>(p.C + (l + q) * p.t + j + v * Width) = sums[v][q];
}

/// All columns of C for Vectors * Width rows from j.
template <std::size_t Width, std::size_t Vectors, std::size_t Columns>
[[gnu::always_inline]] inline void rowBlock(const Product& p, std::size_t j) {
  std::size_t l = 0;
  for (; l + Columns <= p.c; l += Columns) registerBlock<Width, Vectors, Columns>(p, j, l);
  for (; l < p.c; ++l) registerBlock<Width, Vectors, 1>(p, j, l);
}

template <std::size_t Width, std::size_t Vectors, std::size_t Columns>
[[gnu::always_inline]] inline void product(const Product& p) {
  std::size_t j = 0;
  for (; j + Vectors * Width <= p.t; j += Vectors * Width) rowBlock<Width, Vectors, Columns>(p, j);
  for (; j + Width <= p.t; j += Width) rowBlock<Width, 1, Columns>(p, j);
  for (; j < p.t; ++j) rowBlock<1, 1, Columns>(p, j);
}

// Register blocks that fill the vector registers of each instruction set but do not overflow them.
void baseline(const Product& p) { product<2, 4, 3>(p); }

#ifdef AGOP_X86_KERNELS
[[gnu::target("avx2,fma")]] void avx2(const Product& p) { product<4, 4, 3>(p); }
[[gnu::target("avx512f")]] void avx512(const Product& p) { product<8, 4, 6>(p); }
#endif

using Implementation = void (*)(const Product&);

Implementation implementationOfProcessor() {
#ifdef AGOP_X86_KERNELS
  __builtin_cpu_init();
  if (__builtin_cpu_supports("avx512f")) return avx512;
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) return avx2;
#endif
  return baseline;
}

}  // namespace

void selectedColumnsProduct(const double* A, std::size_t t, std::span<const std::uint32_t> columns,
                            const double* B, std::size_t c, double* C) {
  static const Implementation implementation = implementationOfProcessor();
  implementation({A, t, columns, B, c, C});
}

}  // namespace agop
