#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include "bench/benchmarks.hpp"
#include "bench/raw_blas.hpp"
#include "core/agop/jacobian_tiles.hpp"
#include "core/agop/outer_products.hpp"
#include "core/agop/predictor.hpp"
#include "core/support/buffer.hpp"
#include "core/threads/compute_lease.hpp"
#include "core/threads/parallel_tiles.hpp"

namespace agop::bench {

namespace {

/// The memory of one thread: tables or weights, a tile of H, and its sums.
struct Workspace {
  Workspace(const Problem& problem, const JacobianTiles& tiles)
      : tile(tiles), sums(problem.d(), problem.c(), false, false) {}

  JacobianTiles::Workspace tile;
  OuterProducts sums;
};

struct Setting {
  Setting(const Problem& problem, const Job& job)
      : n(problem.n()),
        kernelTiles(gaussian, problem.M(), problem.train),
        factored(kernelTiles.factoredSums(problem.coefficients())),
        jacobians(kernelTiles, factored.get(), problem.coefficients()) {
    for (std::size_t thread = 0; thread < parallelThreads(job, n, JacobianTiles::width); ++thread) {
      Workspace& workspace = workspaces.emplace_back(problem, jacobians);
      const Range points{0, std::min(n, JacobianTiles::width)};
      jacobians.prepare(points, workspace.tile);
      jacobians.compute(points, jacobians.classTile(0), workspace.tile);
    }
  }

  /// Calls body for every tile of points and classes, as an AGOP does.
  template <typename Body>
  void forEveryTile(const Job& job, Body body) {
    parallelTiles(job, n, JacobianTiles::width, [&](Range points, std::size_t thread) {
      for (std::size_t tile = 0; tile < jacobians.classTiles(); ++tile)
        body(points, jacobians.classTile(tile), workspaces[thread]);
    });
  }

  std::size_t n;
  KernelTiles kernelTiles;
  std::unique_ptr<FactoredSums> factored;
  JacobianTiles jacobians;
  std::vector<Workspace> workspaces;
};

/// H for all n points from finished tables: 4 n^2 c operations. BLAS does as many in two products of alpha'
/// and an n x n matrix (one tile, used again and again, stands for all).
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
               },
           .lease = Lease::rawBlas},
          {.name = "H", .baseline = "dgemm c x n by n x n, twice", .work = work, .run = [setting, &job] {
             setting->forEveryTile(job, [&](Range points, Range classes, Workspace& own) {
               setting->jacobians.compute({0, points.size()}, classes, own.tile);
             });
           }}};
}

/// The sum of all H_j'H_j from a finished tile: d^2 c n operations, against one dsyrk with a
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
           .run = [d, inner, rows, gram] { raw::syrk(d, inner, rows->data(), gram->data()); },
           .lease = Lease::rawBlas},
          {.name = "H'H",
           .baseline = "dsyrk d, one call",
           .work = squared * static_cast<double>(problem.c()) * static_cast<double>(problem.n()),
           .run = [setting, &job] {
             setting->forEveryTile(job, [](Range points, Range classes, Workspace& own) {
               own.sums.add(own.tile.tile(), points.size(), classes);
             });
           }}};
}

/// AGOP from alpha. The operations are those of the algorithm by tiles, 4 n^2 c + d^2 c n; the quadratic
/// kernels need fewer.
Benchmark wholeAgop(const std::string& name, const Kernel& kernel, const Problem& problem, const Job& job) {
  const double n = static_cast<double>(problem.n()), c = static_cast<double>(problem.c()),
               d = static_cast<double>(problem.d());
  const auto out = std::make_shared<Buffer>(problem.d(), problem.d(), "AGOP");
  return {.name = "AGOP, " + name, .work = 4.0 * n * n * c + d * d * c * n, .run = [=, &problem, &job] {
            Predictor(kernel, problem.train, problem.M(), problem.coefficients(), job)
                .averageGradientOuterProduct({}, out->span(), nullptr, job);
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
