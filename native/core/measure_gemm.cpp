#include "core/measure_gemm.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>

#include "core/blas/blas.hpp"
#include "core/support/arbitrary_numbers.hpp"
#include "core/support/buffer.hpp"
#include "core/threads/compute_lease.hpp"
#include "core/threads/job.hpp"

namespace agop {

double measureGemm(std::size_t order, int repeats, int threads) {
  const Job job(threads);
  const ComputeLease lease(job);
  const MultithreadedBlas multithreaded(job);
  constexpr const char* what = "dgemm measurement";
  const Buffer a = arbitraryNumbers(order * order, 3, what), b = arbitraryNumbers(order * order, 4, what);
  Buffer c(order, order, what);
  double best = 0.0;
  for (int repeat = 0; repeat <= repeats; ++repeat) {
    const auto start = std::chrono::steady_clock::now();
    blas::gemm(blas::Transpose::no, blas::Transpose::no, order, order, order, 1.0, a.data(), order, b.data(),
               order, 0.0, c.data(), order);
    const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - start;
    const double operations = 2.0 * std::pow(static_cast<double>(order), 3);
    if (repeat > 0) best = std::max(best, operations / seconds.count() * 1e-9);
  }
  return best;
}

}  // namespace agop
