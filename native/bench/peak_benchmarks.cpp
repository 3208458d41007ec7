#include <memory>

#include "bench/benchmarks.hpp"
#include "bench/raw_blas.hpp"
#include "core/support/buffer.hpp"

namespace agop::bench {

namespace {

constexpr std::size_t order = 2048;

struct Operands {
  Buffer a{order, order, "dgemm operand"}, b{order, order, "dgemm operand"}, c{order, order, "dgemm result"};
};

}  // namespace

Benchmarks peakBenchmarks(const Job&) {
  auto operands = std::make_shared<Operands>();
  for (std::size_t k = 0; k < order * order; ++k) {
    operands->a[k] = static_cast<double>(k % 1021) / 1021.0 - 0.5;
    operands->b[k] = static_cast<double>(k % 1019) / 1019.0 - 0.5;
    operands->c[k] = 0.0;
  }
  return {{.name = "dgemm 2048",
           .work = 2.0 * order * order * order,  // 2 k^3
           .run =
               [operands] {
                 raw::gemm(order, order, order, operands->a.data(), operands->b.data(), operands->c.data());
               },
           .lease = Lease::rawBlas}};
}

}  // namespace agop::bench
