// The library that this binary runs on, and the calls that agop makes of it.
#include "core/self_check.hpp"

#include <doctest/doctest.h>

#include "core/blas/blas.hpp"
#include "core/measure_gemm.hpp"
#include "support.hpp"

using namespace agop;
using namespace agop::test;

TEST_CASE("the BLAS that is loaded computes what it should") {
  INFO(blas::libraryVersion(), ", core ", blas::libraryCore());
  CHECK(selfCheck() == "");
  CHECK(measureGemm(65, 2, 1) > 0.0);
}

TEST_CASE("a product over nothing is 0") {
  Vector c(6, 7.0);
  blas::gemm(blas::Transpose::no, blas::Transpose::no, 2, 3, 0, 1.0, c.data(), 2, c.data(), 1, 0.0, c.data(),
             2);
  CHECK(c == Vector(6, 0.0));
}
