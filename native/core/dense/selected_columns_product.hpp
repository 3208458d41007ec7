#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace agop {

/// The operands of the product P = diag(scale) A(:, columns) B. A has t rows; B is row-major, with a row for
/// each of the selected columns.
struct SelectedColumns {
  const double* A;
  std::size_t t;
  std::span<const std::uint32_t> columns;
  const double* scale;  ///< t factors
  const double* B;
  std::size_t strideB;  ///< from a row of B to the next
  std::size_t c;        ///< columns of B in use
};

/// C = P and sum += P, t x c, of stride t; either may be null. 2 t k c operations for k columns.
///
/// BLAS has this product only for adjacent columns, and for the small k of a group of samples it spends a
/// good part of the time on packing. This one reads the columns in place: t and c are small enough for the
/// first-level cache.
void selectedColumnsProduct(const SelectedColumns& operands, double* C, double* sum);

}  // namespace agop
