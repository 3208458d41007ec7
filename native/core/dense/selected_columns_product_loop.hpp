#pragma once

#include <cstddef>
#include <cstdint>

#include "core/dense/selected_columns_product.hpp"
#include "core/support/processor_vectors.hpp"

namespace agop {

/// The loop of selectedColumnsProduct.
struct SelectedColumnsLoop {
  const SelectedColumns& in;
  double* C;
  double* sum;

  /// The entries (j, l) of P for Vectors * Width rows from j and Columns columns from l, held in registers
  /// throughout.
  template <std::size_t Width, std::size_t Vectors, std::size_t Columns>
  [[gnu::always_inline]] inline void registerBlock(std::size_t j, std::size_t l) const {
    using V = typename Vector<Width>::Type;
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
        if (C != nullptr) *reinterpret_cast<V*>(C + at) = entry;
        if (sum != nullptr) *reinterpret_cast<V*>(sum + at) += entry;
      }
    }
  }

  /// All columns of P for Vectors * Width rows from j. The last columns are shared out between two blocks,
  /// because a block of a single column would wait for its own sums.
  template <std::size_t Width, std::size_t Vectors, std::size_t Columns>
  [[gnu::always_inline]] inline void rowBlock(std::size_t j) const {
    const auto block = [&](std::size_t l) {
      return [&, l ](auto columns) __attribute__((always_inline)) {
        registerBlock<Width, Vectors, columns>(j, l);
      };
    };
    const std::size_t c = in.c;
    std::size_t l = 0;
    for (; l + 2 * Columns <= c; l += Columns) registerBlock<Width, Vectors, Columns>(j, l);
    if (c - l > Columns) {
      const std::size_t half = (c - l + 1) / 2;
      withConstant<Columns / 2 + 1, Columns>(half, block(l));
      l += half;
    }
    if (l < c) withConstant<1, Columns>(c - l, block(l));
  }

  template <std::size_t Width, std::size_t Vectors, std::size_t Columns>
  [[gnu::always_inline]] inline void run() const {
    const std::size_t t = in.t;
    std::size_t j = 0;
    for (; j + Vectors * Width <= t; j += Vectors * Width) rowBlock<Width, Vectors, Columns>(j);
    for (; j + Width <= t; j += Width) rowBlock<Width, 1, Columns>(j);
    for (; j < t; ++j) rowBlock<1, 1, Columns>(j);
  }
};

extern template void baselineVersion(SelectedColumnsLoop const&);
#ifdef AGOP_X86_KERNELS
extern template void avx2Version(SelectedColumnsLoop const&);
extern template void avx512Version(SelectedColumnsLoop const&);
#endif

}  // namespace agop
