#pragma once

#include "bench/benchmark.hpp"
#include "bench/problem.hpp"
#include "core/threads/job.hpp"

namespace agop::bench {

// The benchmarks refer to the problem and the job, which must outlive them.

/// dgemm of order 2048, the measure of all others. 2 k^3 operations.
Benchmarks peakBenchmarks(const Job& job);

/// K, and tiles of weights that stay in the cache.
Benchmarks kernelBenchmarks(const Problem& problem, const Job& job);

/// Cholesky, triangular solves, and the solver around them.
Benchmarks solveBenchmarks(const Problem& problem, const Job& job);

/// H, H'H, and the AGOP.
Benchmarks jacobianBenchmarks(const Problem& problem, const Job& job);

/// The power of the feature matrix.
Benchmarks powerBenchmarks(const Problem& problem, const Job& job);

/// Predictions, the solve of a session, and whole iterations.
Benchmarks iterationBenchmarks(const Problem& problem, const Job& job);

}  // namespace agop::bench
