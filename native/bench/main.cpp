// Times every kernel of the core beside the raw BLAS call, and prints one JSON object.
//   agop_core_bench --modulus 61 --samples 1860 --threads 2 [--rounds 5] [--seconds 0.05] [--seed 1]
// OPENBLAS_CORETYPE must be in the environment where the library does not know the processor (`agop info`).
#include <exception>
#include <iostream>
#include <map>
#include <string>

#include "bench/benchmarks.hpp"
#include "bench/measure.hpp"
#include "bench/report.hpp"
#include "core/self_check.hpp"
#include "core/support/error.hpp"

namespace {

using Options = std::map<std::string, double>;

Options parse(int count, char** arguments) {
  Options options{{"--modulus", 61}, {"--samples", 1860}, {"--threads", 1},
                  {"--rounds", 5},   {"--seconds", 0.05}, {"--seed", 1}};
  for (int k = 1; k < count; k += 2) {
    const std::string name = arguments[k];
    if (!options.contains(name) || k + 1 == count)
      throw agop::invalidOption(
          name, "it", "--modulus, --samples, --threads, --rounds, --seconds, --seed, each with a number");
    const double value = std::strtod(arguments[k + 1], nullptr);
    if (!(value > 0)) throw agop::invalidOption(name, arguments[k + 1], "a number above 0");
    options[name] = value;
  }
  return options;
}

void append(agop::bench::Benchmarks& to, agop::bench::Benchmarks from) {
  for (agop::bench::Benchmark& benchmark : from) to.push_back(std::move(benchmark));
}

int run(Options options) {
  using namespace agop::bench;
  const std::string broken = agop::selfCheck();
  if (!broken.empty())
    throw agop::Error("BLAS_BROKEN", "BLAS", broken + " with wrong results", "another core");
  const agop::Job job(static_cast<int>(options["--threads"]));
  const Problem problem(static_cast<std::size_t>(options["--modulus"]),
                        static_cast<std::size_t>(options["--samples"]),
                        static_cast<std::uint64_t>(options["--seed"]));
  Benchmarks benchmarks = peakBenchmarks(job);
  append(benchmarks, kernelBenchmarks(problem, job));
  append(benchmarks, solveBenchmarks(problem, job));
  append(benchmarks, jacobianBenchmarks(problem, job));
  append(benchmarks, powerBenchmarks(problem, job));
  append(benchmarks, iterationBenchmarks(problem, job));
  const auto seconds = measure(benchmarks, job, static_cast<int>(options["--rounds"]), options["--seconds"]);
  std::cout << report(problem, job.threads, benchmarks, seconds) << std::endl;
  return 0;
}

}  // namespace

int main(int count, char** arguments) {
  try {
    return run(parse(count, arguments));
  } catch (const std::exception& error) {
    std::cerr << "agop_core_bench: " << error.what() << std::endl;
    return 1;
  }
}
