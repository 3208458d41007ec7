#pragma once

#include <vector>

#include "bench/benchmark.hpp"
#include "core/threads/job.hpp"

namespace agop::bench {

/// Times every benchmark once a round, so that a disturbance of the machine affects all alike; a call before
/// the first round warms up. Short calls are repeated for a while, and their mean is taken.
///
/// @return Seconds for one call: for each benchmark one value a round.
std::vector<std::vector<double>> measure(const Benchmarks& benchmarks, const Job& job, int rounds,
                                         double secondsForEach);

}  // namespace agop::bench
