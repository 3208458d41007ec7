#pragma once

#include <string>

namespace agop {

/// Runs small odd-sized dgemm, dsyrk and dpotrf against plain loops: an OpenBLAS that runs the wrong kernels
/// for a processor is known to return wrong numbers. Returns the name of the first routine that fails, or an
/// empty string.
std::string selfCheck();

/// Rate of a square dgemm of the given order in GFLOP/s (10^9 operations a second), the best of `repeats`.
double measureGemm(std::size_t order, int repeats, int threads);

}  // namespace agop
