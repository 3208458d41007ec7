#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace agop {

/// The two sides of a product P = diag(scale) A(:, columns) B with A column-major t x (any), of which some
/// columns count, and B row-major, one row for each of those columns.
struct SelectedColumns {
  const double* A;
  std::size_t t;
  std::span<const std::uint32_t> columns;
  const double* scale;  ///< t factors
  const double* B;
  std::size_t strideB;  ///< from one row of B to the next
  std::size_t c;        ///< columns of B that count
};

/// C = P and sum += P, t x c, column-major of stride t; either may be null. 2 t k c operations for k columns.
///
/// BLAS has this product only for columns that stand together, and for the small k of a group of samples it
/// spends a good part of the time on packing. Here the columns are read where they are: t and c are small
/// enough for the first-level cache.
void selectedColumnsProduct(const SelectedColumns& operands, double* C, double* sum);

}  // namespace agop
