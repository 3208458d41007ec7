#pragma once

#include <string>
#include <vector>

#include "bench/benchmark.hpp"
#include "bench/problem.hpp"

namespace agop::bench {

/// One JSON object: the problem, the threads, the library, and for each benchmark its work and its seconds.
std::string report(const Problem& problem, int threads, const Benchmarks& benchmarks,
                   const std::vector<std::vector<double>>& seconds);

}  // namespace agop::bench
