#include <algorithm>
#include <memory>

#include "bench/benchmarks.hpp"
#include "bench/raw_blas.hpp"
#include "core/dense/cholesky.hpp"
#include "core/dense/symmetric_solve.hpp"
#include "core/kernels/kernel_matrix.hpp"
#include "core/support/buffer.hpp"
#include "core/threads/compute_lease.hpp"

namespace agop::bench {

namespace {

struct System {
  explicit System(const Problem& problem)
      : n(problem.n()),
        c(problem.c()),
        Y(problem.Y()),
        original(n, n, "kernel matrix"),
        K(n, n, "kernel matrix"),
        factor(n, n, "Cholesky factor"),
        alpha(n, c, "coefficients") {
    std::fill_n(original.data(), n * n, 0.0);
  }

  MutableCoefficients coefficients() { return {alpha.data(), n, c}; }

  void restoreMatrix() { std::copy_n(original.data(), n * n, K.data()); }
  void restoreTargets() { std::copy_n(Y.values, n * c, alpha.data()); }

  std::size_t n;
  std::size_t c;
  Coefficients Y;
  Buffer original;
  Buffer K;
  Buffer factor;
  Buffer alpha;
};

}  // namespace

Benchmarks solveBenchmarks(const Problem& problem, const Job& job) {
  auto system = std::make_shared<System>(problem);
  {
    const ComputeLease lease(job);
    const KernelTiles tiles(gaussian, problem.M(), problem.train);
    symmetricKernelMatrix(tiles, Triangle::lower, system->original.data(), job);
    std::copy_n(system->original.data(), system->n * system->n, system->factor.data());
    raw::potrf(system->n, system->factor.data());
  }
  const double n = static_cast<double>(system->n), c = static_cast<double>(system->c);
  const double factorisation = n * n * n / 3.0;  // n^3/3
  const double substitution = 2.0 * n * n * c;   // 2 n^2 c
  const auto restoreMatrix = [system] { system->restoreMatrix(); };
  const auto restoreTargets = [system] { system->restoreTargets(); };

  return {
      {.name = "dpotrf",
       .work = factorisation,
       .prepare = restoreMatrix,
       .run = [system] { raw::potrf(system->n, system->K.data()); },
       .lease = Lease::rawBlas},
      {.name = "Cholesky",
       .baseline = "dpotrf",
       .work = factorisation,
       .prepare = restoreMatrix,
       .run =
           [system, &job] {
             choleskyLower({system->K.data(), system->n}, job);
           }},
      {.name = "dpotrs",
       .work = substitution,
       .prepare = restoreTargets,
       .run = [system] { raw::potrs(system->n, system->c, system->factor.data(), system->alpha.data()); },
       .lease = Lease::rawBlas},
      {.name = "triangular solves",
       .baseline = "dpotrs",
       .work = substitution,
       .prepare = restoreTargets,
       .run =
           [system, &job] {
             choleskySolve({system->factor.data(), system->n}, system->coefficients(), job);
           }},
      {.name = "dpotrf + dpotrs",
       .work = factorisation + substitution,
       .prepare =
           [system] {
             system->restoreMatrix();
             system->restoreTargets();
           },
       .run =
           [system] {
             raw::potrf(system->n, system->K.data());
             raw::potrs(system->n, system->c, system->K.data(), system->alpha.data());
           },
       .lease = Lease::rawBlas},
      {.name = "solve of a system, checked",
       .baseline = "dpotrf + dpotrs",
       .work = factorisation + substitution,
       .prepare = restoreMatrix,
       .run =
           [system, &job] {
             solveSymmetric(
                 {system->K.data(), system->n}, 0.0, system->Y, system->coefficients(), [] {}, job);
           }},
  };
}

}  // namespace agop::bench
