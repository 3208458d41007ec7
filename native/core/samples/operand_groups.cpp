#include "core/samples/operand_groups.hpp"

#include <algorithm>
#include <numeric>

#include "core/dense/selected_columns_product.hpp"

namespace agop {

OperandGroups::OperandGroups(std::span<const std::int32_t> positions, std::span<const std::uint32_t> columns,
                             std::span<const double> factors, std::size_t dimension, const double* alpha,
                             std::size_t classes)
    : classes_(classes),
      columns_(positions.size()),
      ends_(dimension, 0),
      alpha_(positions.size(), classes, "reordered coefficients") {
  const std::size_t n = positions.size();
  std::vector<std::uint32_t> order(n);
  std::iota(order.begin(), order.end(), 0u);
  std::stable_sort(order.begin(), order.end(),
                   [&](std::uint32_t i, std::uint32_t j) { return positions[i] < positions[j]; });
  for (const std::int32_t position : positions) ++ends_[position];
  std::partial_sum(ends_.begin(), ends_.end(), ends_.begin());
  for (std::size_t i = 0; i < n; ++i) {
    columns_[i] = columns[order[i]];
    for (std::size_t l = 0; l < classes; ++l)
      alpha_[i * classes + l] = factors[order[i]] * alpha[order[i] + l * n];
  }
}

void OperandGroups::sums(const double* A, std::size_t t, Range positions, Range classes, const double* scales,
                         std::size_t scaleStride, double* H, double* sum) const {
  const std::size_t rows = t * classes.size();
  for (std::size_t position = positions.begin; position < positions.end; ++position) {
    const std::size_t begin = position == 0 ? 0 : ends_[position - 1], end = ends_[position];
    double* column = H == nullptr ? nullptr : H + position * rows;
    if (begin == end) {
      if (column != nullptr) std::fill_n(column, rows, 0.0);
      continue;
    }
    const SelectedColumns operands{.A = A,
                                   .t = t,
                                   .columns = {columns_.data() + begin, end - begin},
                                   .scale = scales + position * scaleStride,
                                   .B = alpha_.data() + begin * classes_ + classes.begin,
                                   .strideB = classes_,
                                   .c = classes.size()};
    selectedColumnsProduct(operands, column, sum);
  }
}

}  // namespace agop
