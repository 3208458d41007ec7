#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include "bench/benchmarks.hpp"
#include "core/kernels/kernel_matrix.hpp"
#include "core/kernels/kernel_tiles.hpp"
#include "core/support/buffer.hpp"
#include "core/threads/parallel_tiles.hpp"

namespace agop::bench {

namespace {

constexpr std::size_t tileWidth = 64;

/// One kernel at the problem's M, and room for K.
struct Setting {
  Setting(const Problem& problem, const Kernel& kernel, std::shared_ptr<Buffer> K)
      : tiles(kernel, problem.M(), problem.train), K(std::move(K)) {}

  std::size_t n() const { return tiles.x().samples().size(); }

  KernelTiles tiles;
  std::shared_ptr<Buffer> K;
};

/// The lower triangle of K: 4 n^2 bytes written. No matrix product; for the gaussian kernel d^2 exponentials.
Benchmark triangle(const std::string& name, const std::shared_ptr<Setting>& setting, const Job& job) {
  const double n = static_cast<double>(setting->n());
  return {.name = "K, " + name,
          .baseline = "fill n x n",
          .unit = Unit::bytes,
          .work = 4.0 * n * n,
          .entries = 0.5 * n * n,
          .run = [setting, &job] {
            symmetricKernelMatrix(setting->tiles, Triangle::lower, setting->K->data(), job);
          }};
}

/// All n^2 weights of an AGOP by tiles, in 64 x n tiles that stay in the cache: 8 n^2 bytes written there.
Benchmark weightTiles(const std::string& name, const std::shared_ptr<Setting>& setting, const Job& job) {
  const std::size_t n = setting->n();
  auto workspaces = std::make_shared<std::vector<Buffer>>();
  for (std::size_t thread = 0; thread < parallelThreads(job, n, tileWidth); ++thread)
    workspaces->emplace_back(n, tileWidth, "tile of weights");
  const double entries = static_cast<double>(n) * static_cast<double>(n);
  return {.name = "weight tiles, " + name,
          .unit = Unit::bytes,
          .work = 8.0 * entries,
          .entries = entries,
          .run = [setting, workspaces, n, &job] {
            parallelTiles(job, n, tileWidth, [&](Range points, std::size_t thread) {
              std::vector<Coincidence> coincidences;
              setting->tiles.weights(setting->tiles.x(),
                                     {{0, n}, points, (*workspaces)[thread].data(), points.size()},
                                     coincidences);
            });
          }};
}

/// The speed of memory: 8 n^2 bytes of one value, on the same threads.
Benchmark fill(std::size_t n, const std::shared_ptr<Buffer>& K, const Job& job) {
  return {.name = "fill n x n",
          .unit = Unit::bytes,
          .work = 8.0 * static_cast<double>(n) * static_cast<double>(n),
          .run = [n, K, &job] {
            parallelTiles(job, n, tileWidth, [&](Range columns, std::size_t) {
              std::fill_n(K->data() + columns.begin * n, columns.size() * n, 1.0);
            });
          }};
}

}  // namespace

Benchmarks kernelBenchmarks(const Problem& problem, const Job& job) {
  const auto K = std::make_shared<Buffer>(problem.n(), problem.n(), "kernel matrix");
  Benchmarks benchmarks{fill(problem.n(), K, job)};
  for (const auto& [name, kernel] : {std::pair{"gaussian", gaussian}, std::pair{"quadratic", quadratic}}) {
    const auto setting = std::make_shared<Setting>(problem, kernel, K);
    benchmarks.push_back(triangle(name, setting, job));
    benchmarks.push_back(weightTiles(name, setting, job));
  }
  return benchmarks;
}

}  // namespace agop::bench
