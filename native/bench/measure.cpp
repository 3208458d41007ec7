#include "bench/measure.hpp"

#include <chrono>
#include <optional>
#include <thread>

#include "core/threads/compute_lease.hpp"

namespace agop::bench {

namespace {

/// OpenBLAS's threads spin for up to this long after a call, and would slow down the next benchmark.
constexpr std::chrono::milliseconds spinning{250};

/// So do our own threads, but not for long.
constexpr std::chrono::milliseconds teamsPatience{5};

double secondsOf(const std::function<void()>& call) {
  const auto start = std::chrono::steady_clock::now();
  call();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

/// Mean over as many calls as fill the time, at least one.
double meanSeconds(const Benchmark& benchmark, double atLeast) {
  double total = 0.0;
  int calls = 0;
  do {
    benchmark.prepare();
    total += secondsOf(benchmark.run);
    ++calls;
  } while (total < atLeast);
  return total / calls;
}

}  // namespace

std::vector<std::vector<double>> measure(const Benchmarks& benchmarks, const Job& job, int rounds,
                                         double secondsForEach) {
  std::vector<std::vector<double>> seconds(benchmarks.size());
  for (int round = -1; round < rounds; ++round)
    for (std::size_t k = 0; k < benchmarks.size(); ++k) {
      const bool isRaw = benchmarks[k].lease == Lease::rawBlas;
      {
        std::optional<ComputeLease> lease;
        std::optional<MultithreadedBlas> threads;
        if (benchmarks[k].lease != Lease::own) lease.emplace(job);
        if (isRaw) threads.emplace(job);
        const double mean = meanSeconds(benchmarks[k], round < 0 ? 0.0 : secondsForEach);
        if (round >= 0) seconds[k].push_back(mean);
      }
      if (job.threads > 1) std::this_thread::sleep_for(isRaw ? spinning : teamsPatience);
    }
  return seconds;
}

}  // namespace agop::bench
