#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/support/buffer.hpp"
#include "core/support/range.hpp"

namespace agop {

/// One-hot pairs ordered by the value of one operand, so that those of one value stand together, with their
/// rows of alpha: for sums over the samples of one value alone.
class OperandGroups {
 public:
  /// @param positions Position in R^d of the value of each sample, by which they are grouped.
  /// @param columns For each sample the column of A that belongs to it in `sums`.
  /// @param factors For each sample a factor of its coefficients.
  /// @param alpha n x c, column-major.
  OperandGroups(std::span<const std::int32_t> positions, std::span<const std::uint32_t> columns,
                std::span<const double> factors, std::size_t dimension, const double* alpha,
                std::size_t classes);

  /// For every position r, with the sum over the samples i whose value it is,
  ///   H(j + t l, r) = scale_r(j) sum_i A(j, column_i) factor_i alpha(i, l), of stride t k for k classes
  /// counted from the first, unless H is null; sum(j, l) += the same, over all positions, unless it is null.
  /// A has t rows; scale_r is at scales + r * scaleStride. 2 n t k operations.
  void sums(const double* A, std::size_t t, Range positions, Range classes, const double* scales,
            std::size_t scaleStride, double* H, double* sum) const;

 private:
  std::size_t classes_;
  std::vector<std::uint32_t> columns_;  ///< in the new order
  std::vector<std::size_t> ends_;       ///< for every position in R^d the end of its group
  Buffer alpha_;                        ///< rows of alpha in the new order times their factors, row-major
};

}  // namespace agop
