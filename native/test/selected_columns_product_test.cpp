// The product over selected columns, on the instruction set of this processor, against plain loops.
#include "core/dense/selected_columns_product.hpp"

#include <doctest/doctest.h>

#include "support.hpp"

using namespace agop;
using namespace agop::test;

namespace {

constexpr std::size_t n = 11;

Vector plainProduct(const Vector& A, std::size_t t, const std::vector<std::uint32_t>& columns,
                    const Vector& scale, const Vector& B, std::size_t strideB, std::size_t c) {
  Vector C(t * c, 0.0);
  for (std::size_t k = 0; k < columns.size(); ++k)
    for (std::size_t l = 0; l < c; ++l)
      for (std::size_t j = 0; j < t; ++j)
        C[j + l * t] += scale[j] * A[j + columns[k] * t] * B[k * strideB + l];
  return C;
}

}  // namespace

TEST_CASE("every remainder of the register blocks, and nothing beyond the product") {
  Numbers numbers(1);
  for (std::size_t t = 1; t <= 70; ++t)  // past two blocks of the widest registers
    for (const std::size_t c : {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 13}) {
      CAPTURE(t);
      CAPTURE(c);
      const std::vector<std::uint32_t> columns{7, 0, 10, 3, 3};
      const std::size_t strideB = c + 2;
      const Vector A = numbers.vector(t * n), B = numbers.vector(columns.size() * strideB),
                   scale = numbers.vector(t), before = numbers.vector(t * c);
      const Vector expected = plainProduct(A, t, columns, scale, B, strideB, c);
      const SelectedColumns operands{A.data(), t, columns, scale.data(), B.data(), strideB, c};
      Vector C(t * c + 1, 9.0), sum = before, sumAlone = before;
      sum.push_back(9.0);
      selectedColumnsProduct(operands, C.data(), sum.data());
      selectedColumnsProduct(operands, nullptr, sumAlone.data());
      CHECK(C.back() == 9.0);
      CHECK(sum.back() == 9.0);
      C.pop_back();
      sum.pop_back();
      CHECK(largestDifference(C, expected) <= 1e-14);
      CHECK(largestDifference(sum, sumAlone) <= 1e-14);
      for (std::size_t k = 0; k < sum.size(); ++k) sum[k] -= before[k];
      CHECK(largestDifference(sum, expected) <= 1e-14);
      selectedColumnsProduct(operands, C.data(), nullptr);
      CHECK(largestDifference(C, expected) <= 1e-14);
    }
}

TEST_CASE("a product over no columns is 0") {
  Vector C(6, 9.0);
  const Vector A(2, 1.0), B(3, 1.0);
  selectedColumnsProduct({A.data(), 2, {}, A.data(), B.data(), 3, 3}, C.data(), nullptr);
  CHECK(C == Vector(6, 0.0));
}
