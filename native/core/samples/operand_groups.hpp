#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/support/buffer.hpp"
#include "core/support/coefficients.hpp"
#include "core/support/range.hpp"

namespace agop {

/// The left side of the sums of OperandGroups: a matrix A with t rows, and t factors for every position r, at
/// scales + r * scaleStride.
struct GroupOperands {
  const double* A;
  std::size_t t;
  const double* scales;
  std::size_t scaleStride;
};

/// One-hot pairs ordered by the value of one operand, each with its row of alpha, for sums over the samples
/// of one value alone.
class OperandGroups {
 public:
  /// @param positions Position in R^d of the value of each sample; equal positions make a group.
  /// @param columns For each sample its column of A in `sums`.
  /// @param factors For each sample a factor of its coefficients.
  OperandGroups(std::span<const std::int32_t> positions, std::span<const std::uint32_t> columns,
                std::span<const double> factors, std::size_t dimension, Coefficients alpha);

  /// For every position r, with the sum over the samples i of its group,
  ///   H(j + t l, r) = scale_r(j) sum_i A(j, column_i) factor_i alpha(i, l), of stride t k for k classes
  /// counted from the first, unless H is null; sum(j, l) += the same, over all positions, unless it is null.
  /// 2 n t k operations.
  void sums(const GroupOperands& operands, Range positions, Range classes, double* H, double* sum) const;

 private:
  std::size_t classes_;
  std::vector<std::uint32_t> columns_;  ///< in the new order
  std::vector<std::size_t> ends_;       ///< for every position in R^d the end of its group
  Buffer alpha_;                        ///< rows of alpha in the new order times their factors, row by row
};

}  // namespace agop
