#include "core/training_session.hpp"

#include <algorithm>

#include "core/average_gradient_outer_product.hpp"
#include "core/blas.hpp"
#include "core/checked_size.hpp"
#include "core/compute_lease.hpp"
#include "core/kernel_matrix.hpp"
#include "core/kernel_tiles.hpp"
#include "core/layout.hpp"
#include "core/parallel_tiles.hpp"

namespace agop {

namespace {

constexpr std::size_t predictionTile = 64;

/// Part of a solve that building K takes, for progress alone.
constexpr double kernelPart = 0.2;

}  // namespace

TrainingSession::TrainingSession(std::unique_ptr<Samples> samples, std::span<const double> targets,
                                 std::size_t classes, Kernel kernel)
    : samples_(std::move(samples)),
      classes_(classes),
      kernel_(kernel),
      targets_(samples_->size(), classes, "targets"),
      alpha_(samples_->size(), classes, "coefficients"),
      fitted_(samples_->size(), classes, "training predictions"),
      kernelMatrix_(samples_->size(), blasExtent(samples_->size(), "kernel matrix"), "kernel matrix") {
  rowToColumnMajor(targets.data(), size(), classes_, targets_.data());
}

std::size_t TrainingSession::memory() const {
  return (targets_.size() + alpha_.size() + fitted_.size() + kernelMatrix_.size()) * sizeof(double);
}

Solver TrainingSession::solve(std::span<const double> M, double ridge, const Job& job) {
  const ComputeLease lease(job);
  solved_ = false;
  features_.assign(M.begin(), M.end());
  const KernelTiles tiles(kernel_, features_.data());
  const MeasuredSamples measured(kernel_, *samples_, features_.data());
  symmetricKernelMatrix(tiles, measured, kernelMatrix_.data(), job, kernelPart);
  const Solver solver = solveSymmetric(kernelMatrix_.data(), size(), ridge, targets_.data(), classes_,
                                       alpha_.data(), fitted_.data(), job, kernelPart);
  solved_ = true;
  job.report(1.0);
  return solver;
}

void TrainingSession::predict(const Samples& samples, std::span<double> out, const Job& job) const {
  const ComputeLease lease(job);
  const std::size_t n = size();
  const KernelTiles tiles(kernel_, features_.data());
  const MeasuredSamples measured(kernel_, *samples_, features_.data());
  const MeasuredSamples points(kernel_, samples, features_.data());
  const std::size_t threads = parallelThreads(job, samples.size(), predictionTile);
  std::vector<Buffer> workspaces;
  for (std::size_t thread = 0; thread < threads; ++thread)
    workspaces.emplace_back(n, predictionTile, "tile of kernel values");
  parallelTiles(job, samples.size(), predictionTile, [&](Range tile, std::size_t thread) {
    const std::size_t t = tile.size();
    double* values = workspaces[thread].data();
    tiles.values(measured, points, {0, n}, tile, values, t);
    blas::gemm(blas::Transpose::yes, blas::Transpose::yes, classes_, t, n, 1.0, alpha_.data(), n, values, t,
               0.0, out.data() + tile.begin * classes_, classes_);
  });
}

void TrainingSession::predictTraining(std::span<double> out) const {
  columnToRowMajor(fitted_.data(), size(), classes_, out.data());
}

void TrainingSession::coefficients(std::span<double> out) const {
  columnToRowMajor(alpha_.data(), size(), classes_, out.data());
}

void TrainingSession::averageGradientOuterProduct(const AgopOptions& options, std::span<double> out,
                                                  const Job& job) const {
  const ComputeLease lease(job);
  agop::averageGradientOuterProduct(kernel_, *samples_, features_.data(), alpha_.data(), classes_, options,
                                    out.data(), job);
}

}  // namespace agop
