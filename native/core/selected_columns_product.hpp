#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace agop {

/// C = A(:, columns) B with A t x n, of which k columns count, B k x c row-major, C t x c; A and C
/// column-major of stride t. 2 t k c operations.
///
/// BLAS has this product only for columns that stand together, and for the small k of a group of samples it
/// spends a good part of the time on packing. Here the columns are read where they are: t and c are small
/// enough for the first-level cache.
void selectedColumnsProduct(const double* A, std::size_t t, std::span<const std::uint32_t> columns,
                            const double* B, std::size_t c, double* C);

}  // namespace agop
