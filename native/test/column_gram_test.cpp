// The rank update of few columns, on the instruction set of this processor, against plain loops.
#include "core/dense/column_gram.hpp"

#include <doctest/doctest.h>

#include "support.hpp"

using namespace agop;
using namespace agop::test;

TEST_CASE("every remainder of the register blocks, in a matrix of any stride") {
  Numbers numbers(1);
  for (std::size_t columns = 1; columns <= 27; ++columns)  // past two blocks of the widest registers
    for (const std::size_t rows : {0, 1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 33}) {
      CAPTURE(columns);
      CAPTURE(rows);
      const std::size_t stride = rows + 3;
      const Vector A = numbers.vector(stride * columns), before = numbers.vector(columns * columns);
      Vector G = before;
      G.push_back(9.0);
      addColumnGram(A.data(), rows, stride, columns, G.data());
      CHECK(G.back() == 9.0);
      double largest = 0.0;
      for (std::size_t q = 0; q < columns; ++q)
        for (std::size_t r = q; r < columns; ++r) {
          double expected = before[r + q * columns];
          for (std::size_t k = 0; k < rows; ++k) expected += A[k + r * stride] * A[k + q * stride];
          largest = std::max(largest, std::abs(G[r + q * columns] - expected));
        }
      // 34 terms below 1: each of 34 roundings is at most 34 x 2^-53.
      CHECK(largest <= 1.3e-13);
    }
}
