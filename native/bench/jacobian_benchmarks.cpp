#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include "bench/benchmarks.hpp"
#include "bench/raw_blas.hpp"
#include "core/average_gradient_outer_product.hpp"
#include "core/buffer.hpp"
#include "core/compute_lease.hpp"
#include "core/jacobian_tiles.hpp"
#include "core/outer_products.hpp"
#include "core/parallel_tiles.hpp"
#include "core/weighted_sums.hpp"

namespace agop::bench {

namespace {

/// What one thread works on: a tile of weights, the tile of H made of it, and its sums.
struct Workspace {
  Workspace(const Problem& problem, std::size_t width, std::size_t scratchSize)
      : weights(problem.n(), width, "tile of weights"),
        H(width * problem.c(), problem.d(), "tile of Jacobians"),
        totals(width, problem.c(), "tile of totals"),
        scratch(scratchSize, 1, "scratch of H"),
        sums(problem.d(), problem.c(), false, false) {}

  Buffer weights;
  Buffer H;
  Buffer totals;
  Buffer scratch;
  OuterProducts sums;
};

struct Setting {
  Setting(const Problem& problem, const Job& job)
      : n(problem.n()),
        width(
            JacobianTiles(gaussian, problem.train, problem.features.data(), problem.alpha.data(), problem.c())
                .width()),
        sums(problem.train.weightedSums(problem.alpha.data(), problem.c())) {
    const KernelTiles tiles(gaussian, problem.features.data());
    const MeasuredSamples measured(gaussian, problem.train, problem.features.data());
    for (std::size_t thread = 0; thread < parallelThreads(job, n, width); ++thread) {
      Workspace& workspace = workspaces.emplace_back(problem, width, sums->scratchSize(width));
      const std::size_t t = std::min(n, width);
      tiles.weights(measured, measured, {0, n}, {0, t}, workspace.weights.data(), t);
      sums->compute(workspace.weights.data(), t, workspace.H.data(), workspace.totals.data(),
                    workspace.scratch.data());
    }
  }

  std::size_t n;
  std::size_t width;  ///< points in a tile, as an AGOP has them
  std::unique_ptr<WeightedSums> sums;
  std::vector<Workspace> workspaces;
};

/// H for all n points from weights that are there already: 4 n^2 c operations. What BLAS could do with as
/// many: twice the product of alpha' and an n x n matrix (the tile again and again stands for it).
Benchmarks weightedSumBenchmarks(const Problem& problem, const std::shared_ptr<Setting>& setting,
                                 const Job& job) {
  const double n = static_cast<double>(problem.n()), c = static_cast<double>(problem.c());
  const double work = 4.0 * n * n * c;
  const auto matrix = std::make_shared<Buffer>(problem.n(), problem.n(), "dgemm operand");
  const auto product = std::make_shared<Buffer>(problem.c(), problem.n(), "dgemm result");
  std::fill_n(matrix->data(), matrix->size(), 0.5);
  return {{.name = "dgemm c x n by n x n, twice",
           .work = work,
           .run =
               [&problem, matrix, product] {
                 for (int operand = 0; operand < 2; ++operand)
                   raw::gemm(problem.c(), problem.n(), problem.n(), problem.alpha.data(), matrix->data(),
                             product->data());
               }},
          {.name = "H", .baseline = "dgemm c x n by n x n, twice", .work = work, .run = [setting, &job] {
             parallelTiles(job, setting->n, setting->width, [&](Range points, std::size_t thread) {
               Workspace& own = setting->workspaces[thread];
               setting->sums->compute(own.weights.data(), points.size(), own.H.data(), own.totals.data(),
                                      own.scratch.data());
             });
           }}};
}

/// The sum of all H_j'H_j from a tile that is there already: d^2 c n operations, against one dsyrk with a
/// long inner extent.
Benchmarks rankUpdateBenchmarks(const Problem& problem, const std::shared_ptr<Setting>& setting,
                                const Job& job) {
  const std::size_t d = problem.d(), inner = std::min<std::size_t>(problem.c() * problem.n(), 1 << 14);
  const double squared = static_cast<double>(d) * static_cast<double>(d);
  const auto rows = std::make_shared<Buffer>(inner, d, "dsyrk operand");
  const auto gram = std::make_shared<Buffer>(d, d, "dsyrk result");
  std::fill_n(rows->data(), rows->size(), 0.5);
  return {{.name = "dsyrk d, one call",
           .work = squared * static_cast<double>(inner),
           .run = [d, inner, rows, gram] { raw::syrk(d, inner, rows->data(), gram->data()); }},
          {.name = "H'H",
           .baseline = "dsyrk d, one call",
           .work = squared * static_cast<double>(problem.c()) * static_cast<double>(problem.n()),
           .run = [setting, &job] {
             parallelTiles(job, setting->n, setting->width, [&](Range points, std::size_t thread) {
               Workspace& own = setting->workspaces[thread];
               own.sums.add(own.H.data(), points.size());
             });
           }}};
}

/// Weights, H and H'H of all points: 4 n^2 c + d^2 c n operations.
Benchmark wholeAgop(const std::string& name, const Kernel& kernel, const Problem& problem, const Job& job) {
  const double n = static_cast<double>(problem.n()), c = static_cast<double>(problem.c()),
               d = static_cast<double>(problem.d());
  const auto out = std::make_shared<Buffer>(problem.d(), problem.d(), "AGOP");
  return {.name = "AGOP, " + name, .work = 4.0 * n * n * c + d * d * c * n, .run = [=, &problem, &job] {
            averageGradientOuterProduct(kernel, problem.train, problem.features.data(), problem.alpha.data(),
                                        problem.c(), {}, out->data(), job);
          }};
}

void append(Benchmarks& to, Benchmarks from) {
  for (Benchmark& benchmark : from) to.push_back(std::move(benchmark));
}

}  // namespace

Benchmarks jacobianBenchmarks(const Problem& problem, const Job& job) {
  const ComputeLease lease(job);
  const auto setting = std::make_shared<Setting>(problem, job);
  Benchmarks benchmarks = weightedSumBenchmarks(problem, setting, job);
  append(benchmarks, rankUpdateBenchmarks(problem, setting, job));
  benchmarks.push_back(wholeAgop("gaussian", gaussian, problem, job));
  benchmarks.push_back(wholeAgop("quadratic", quadratic, problem, job));
  return benchmarks;
}

}  // namespace agop::bench
