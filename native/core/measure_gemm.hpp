#pragma once

#include <cstddef>

namespace agop {

/// Rate of a square dgemm of the given order in GFLOP/s (10^9 operations a second), the best of `repeats`.
double measureGemm(std::size_t order, int repeats, int threads);

}  // namespace agop
