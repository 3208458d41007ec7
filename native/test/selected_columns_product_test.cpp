// The product over selected columns, on whatever instruction set this processor has, against plain loops.
#include "core/selected_columns_product.hpp"

#include <doctest/doctest.h>

#include "support.hpp"

using namespace agop;
using namespace agop::test;

namespace {

constexpr std::size_t n = 11;

Vector plainProduct(const Vector& A, std::size_t t, const std::vector<std::uint32_t>& columns,
                    const Vector& B, std::size_t c) {
  Vector C(t * c, 0.0);
  for (std::size_t k = 0; k < columns.size(); ++k)
    for (std::size_t l = 0; l < c; ++l)
      for (std::size_t j = 0; j < t; ++j) C[j + l * t] += A[j + columns[k] * t] * B[k * c + l];
  return C;
}

}  // namespace

TEST_CASE("every remainder of the register blocks, and nothing beyond the product") {
  Numbers numbers(1);
  for (std::size_t t = 1; t <= 70; ++t)  // past two blocks of the widest registers
    for (const std::size_t c : {1, 2, 3, 4, 5, 6, 7, 8, 13}) {
      CAPTURE(t);
      CAPTURE(c);
      const std::vector<std::uint32_t> columns{7, 0, 10, 3, 3};
      const Vector A = numbers.vector(t * n), B = numbers.vector(columns.size() * c);
      Vector C(t * c + 1, 9.0);
      selectedColumnsProduct(A.data(), t, columns, B.data(), c, C.data());
      CHECK(C.back() == 9.0);
      C.pop_back();
      CHECK(largestDifference(C, plainProduct(A, t, columns, B, c)) <= 1e-14);
    }
}

TEST_CASE("a product over no columns is 0") {
  Vector C(6, 9.0);
  selectedColumnsProduct(C.data(), 2, {}, C.data(), 3, C.data());
  CHECK(C == Vector(6, 0.0));
}
