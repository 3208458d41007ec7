#include "core/samples/operand_groups.hpp"

#include <algorithm>
#include <numeric>

#include "core/dense/selected_columns_product.hpp"

namespace agop {

OperandGroups::OperandGroups(std::span<const std::int32_t> positions, std::span<const std::uint32_t> columns,
                             std::span<const double> factors, std::size_t dimension, Coefficients alpha)
    : classes_(alpha.classes),
      columns_(positions.size()),
      ends_(dimension, 0),
      alpha_(positions.size(), classes_, "reordered coefficients") {
  const std::size_t n = positions.size();
  std::vector<std::uint32_t> order(n);
  std::iota(order.begin(), order.end(), 0u);
  std::stable_sort(order.begin(), order.end(),
                   [&](std::uint32_t i, std::uint32_t j) { return positions[i] < positions[j]; });
  for (const std::int32_t position : positions) ++ends_[position];
  std::partial_sum(ends_.begin(), ends_.end(), ends_.begin());
  for (std::size_t i = 0; i < n; ++i) {
    columns_[i] = columns[order[i]];
    for (std::size_t l = 0; l < classes_; ++l)
      alpha_[i * classes_ + l] = factors[order[i]] * alpha(order[i], l);
  }
}

void OperandGroups::sums(const GroupOperands& operands, Range positions, Range classes, double* H,
                         double* sum) const {
  const std::size_t rows = operands.t * classes.size();
  for (std::size_t position = positions.begin; position < positions.end; ++position) {
    const std::size_t begin = position == 0 ? 0 : ends_[position - 1], end = ends_[position];
    double* column = H == nullptr ? nullptr : H + position * rows;
    if (begin == end) {
      if (column != nullptr) std::fill_n(column, rows, 0.0);
      continue;
    }
    const SelectedColumns selected{.A = operands.A,
                                   .t = operands.t,
                                   .columns = {columns_.data() + begin, end - begin},
                                   .scale = operands.scales + position * operands.scaleStride,
                                   .B = alpha_.data() + begin * classes_ + classes.begin,
                                   .strideB = classes_,
                                   .c = classes.size()};
    selectedColumnsProduct(selected, column, sum);
  }
}

}  // namespace agop
