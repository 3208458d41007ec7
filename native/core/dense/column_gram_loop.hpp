#pragma once

#include <algorithm>
#include <cstddef>
#include <cstring>

#include "core/support/processor_vectors.hpp"

namespace agop {

/// The loop of addColumnGram.
struct ColumnGram {
  const double* A;
  std::size_t rows;
  std::size_t stride;
  std::size_t columns;
  double* G;

  /// The entries (r, q) for Left columns from r and Right columns from q, their sums held in registers
  /// throughout.
  template <std::size_t Width, std::size_t Left, std::size_t Right>
  [[gnu::always_inline]] inline void registerBlock(std::size_t r, std::size_t q) const {
    using V = typename Vector<Width>::Type;
    const double *left = A + r * stride, *right = A + q * stride;
    V sums[Right][Left] = {};
    for (std::size_t k = 0; k < rows; k += Width) {
      V b[Right];
      for (std::size_t j = 0; j < Right; ++j) b[j] = *reinterpret_cast<const V*>(right + j * stride + k);
      for (std::size_t i = 0; i < Left; ++i) {
        const V a = *reinterpret_cast<const V*>(left + i * stride + k);
        for (std::size_t j = 0; j < Right; ++j) sums[j][i] += a * b[j];
      }
    }
    double* block = G + r + q * columns;
    for (std::size_t j = 0; j < Right; ++j) {
      double lanes[Left][Width];
      std::memcpy(lanes, sums[j], sizeof(lanes));
      double total[Left];
      for (std::size_t i = 0; i < Left; ++i) total[i] = lanes[i][0];
      // Lane by lane, so that the sums of the columns do not wait for one another.
      for (std::size_t lane = 1; lane < Width; ++lane)
        for (std::size_t i = 0; i < Left; ++i) total[i] += lanes[i][lane];
      for (std::size_t i = 0; i < Left; ++i) block[i + j * columns] += total[i];
    }
  }

  template <std::size_t Width, std::size_t Left, std::size_t Right>
  [[gnu::always_inline]] inline void triangle() const {
    for (std::size_t r = 0; r < columns; r += Left)
      withConstant<1, Left>(
          std::min(Left, columns - r), [&](auto rowsOfBlock) __attribute__((always_inline)) {
            const std::size_t end = r + rowsOfBlock;
            for (std::size_t q = 0; q < end; q += Right)
              withConstant<1, Right>(
                  std::min(Right, end - q), [&](auto columnsOfBlock) __attribute__((always_inline)) {
                    registerBlock<Width, rowsOfBlock, columnsOfBlock>(r, q);
                  });
          });
  }

  /// Whole vectors first, then the rows that fill none.
  template <std::size_t Width, std::size_t Left, std::size_t Right>
  [[gnu::always_inline]] inline void run() const {
    const std::size_t whole = rows - rows % Width;
    ColumnGram{A, whole, stride, columns, G}.triangle<Width, Left, Right>();
    if (whole < rows) ColumnGram{A + whole, rows - whole, stride, columns, G}.triangle<1, 1, 1>();
  }
};

extern template void baselineVersion(ColumnGram const&);
#ifdef AGOP_X86_KERNELS
extern template void avx2Version(ColumnGram const&);
extern template void avx512Version(ColumnGram const&);
#endif

}  // namespace agop
