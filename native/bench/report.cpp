#include "bench/report.hpp"

#include <sstream>

#include "core/blas/blas.hpp"

namespace agop::bench {

namespace {

/// Names here hold no control characters.
std::string quoted(const std::string& text) {
  std::string result = "\"";
  for (const char letter : text) {
    if (letter == '"' || letter == '\\') result += '\\';
    result += letter;
  }
  return result + '"';
}

void writeBenchmark(std::ostream& out, const Benchmark& benchmark, const std::vector<double>& seconds) {
  out << "{\"name\":" << quoted(benchmark.name) << ",\"baseline\":" << quoted(benchmark.baseline)
      << ",\"unit\":" << (benchmark.unit == Unit::bytes ? "\"bytes\"" : "\"operations\"")
      << ",\"work\":" << benchmark.work << ",\"entries\":" << benchmark.entries << ",\"seconds\":[";
  for (std::size_t k = 0; k < seconds.size(); ++k) out << (k == 0 ? "" : ",") << seconds[k];
  out << "]}";
}

}  // namespace

std::string report(const Problem& problem, int threads, const Benchmarks& benchmarks,
                   const std::vector<std::vector<double>>& seconds) {
  std::ostringstream out;
  out.precision(9);
  out << "{\"modulus\":" << problem.modulus << ",\"n\":" << problem.n() << ",\"m\":" << problem.m()
      << ",\"c\":" << problem.c() << ",\"d\":" << problem.d() << ",\"threads\":" << threads
      << ",\"library\":" << quoted(blas::libraryVersion()) << ",\"core\":" << quoted(blas::libraryCore())
      << ",\"benchmarks\":[";
  for (std::size_t k = 0; k < benchmarks.size(); ++k) {
    if (k > 0) out << ',';
    writeBenchmark(out, benchmarks[k], seconds[k]);
  }
  out << "]}";
  return out.str();
}

}  // namespace agop::bench
