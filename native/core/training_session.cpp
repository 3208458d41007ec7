#include "core/training_session.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/dense/matrix_power.hpp"
#include "core/kernels/kernel_matrix.hpp"
#include "core/kernels/kernel_tiles.hpp"
#include "core/support/checked_size.hpp"
#include "core/support/error.hpp"
#include "core/support/layout.hpp"
#include "core/threads/compute_lease.hpp"
#include "core/threads/stages.hpp"

namespace agop {

namespace {

/// Share of a solve in which K is built; for progress alone.
constexpr double kernelPart = 0.2;

/// Radial kernels see differences alone. Rows far from the origin compared with these would lose them in
/// inner products.
std::unique_ptr<Samples> seenFrom(std::span<const double> origin, std::unique_ptr<Samples> samples) {
  auto moved = samples->relativeTo(origin);
  return moved ? std::move(moved) : std::move(samples);
}

/// agop = agop^power. The entries of a diagonal AGOP are its eigenvalues.
void raiseToPower(std::span<double> agop, const IterationRequest& request, const Job& job) {
  for (const double entry : agop)
    if (!std::isfinite(entry))
      throw Error("DIVERGED", "AGOP", "an entry that is not finite",
                  "a kernel, bandwidth and ridge whose gradients stay finite");
  if (!request.agop.diagonal) {
    symmetricMatrixPower({agop.data(), request.points.dimension()}, request.power, job, "AGOP");
    return;
  }
  diagonalMatrixPower(agop, request.power, "AGOP");
}

}  // namespace

TrainingSession::TrainingSession(std::unique_ptr<Samples> samples, std::span<const double> targets,
                                 std::size_t classes, Kernel kernel)
    : origin_(kernel.isRadial() ? samples->centre() : std::vector<double>{}),
      samples_(seenFrom(origin_, std::move(samples))),
      classes_(classes),
      kernel_(kernel),
      givenTargets_(samples_->size(), classes, "targets"),
      targets_(samples_->size(), classes, "targets"),
      alpha_(samples_->size(), classes, "coefficients"),
      kernelMatrix_(samples_->size(), blasExtent(samples_->size(), "kernel matrix"), "kernel matrix"),
      fitted_(samples_->size(), classes, "training predictions") {
  std::copy_n(targets.data(), givenTargets_.size(), givenTargets_.data());
}

std::size_t TrainingSession::memory() const {
  return (targets_.size() + alpha_.size() + fitted_.size() + kernelMatrix_.size()) * sizeof(double) +
         samples_->memory() + QuadraticForms::memory(kernel_, size(), dimension(), classes_);
}

const Predictor& TrainingSession::predictor() const {
  if (!predictor_) throw Error("NOT_SOLVED", "session", "no solution yet", "a session after solve()");
  return *predictor_;
}

SolveOutcome TrainingSession::solve(std::span<const double> M, double ridge, const Job& job) {
  const ComputeLease lease(job);
  return solveSystem(M, ridge, job);
}

IterationOutcome TrainingSession::iterate(const IterationRequest& request, const IterationArrays& arrays,
                                          const Job& job) {
  const ComputeLease lease(job);
  IterationOutcome outcome{};
  Stages stages(job);
  stages.until(0.5);
  outcome.solution = solveSystem(request.features, request.ridge, job);
  stages.until(0.9);
  accumulateAgop(request.agop, arrays.agopPower, job);
  raiseToPower(arrays.agopPower, request, job);
  stages.until(0.95);
  computeFitted(job);
  measureFit(outcome);
  stages.until(1.0);
  predictPoints(request.points, arrays.predictions, job);
  return outcome;
}

void TrainingSession::measureFit(IterationOutcome& outcome) const {
  const std::size_t n = size();
  double squares = 0.0, absolutes = 0.0;
  std::size_t correct = 0;
  for (std::size_t i = 0; i < n; ++i) {
    const double* f = fitted_.data() + i * classes_;
    const double* y = targets_.data() + i;
    std::size_t predicted = 0, wanted = 0;
    bool isNumber = true;
    for (std::size_t l = 0; l < classes_; ++l) {
      const double difference = f[l] - y[l * n];
      squares += difference * difference;
      absolutes += std::abs(difference);
      isNumber = isNumber && !std::isnan(f[l]);
      if (f[l] > f[predicted]) predicted = l;
      if (y[l * n] > y[wanted * n]) wanted = l;
    }
    if (isNumber && predicted == wanted) ++correct;
  }
  outcome.trainLoss = squares / static_cast<double>(n * classes_);
  outcome.trainMeanAbsoluteError = absolutes / static_cast<double>(n * classes_);
  // The only output is always the largest, which says nothing.
  outcome.trainAccuracy = classes_ == 1 ? std::numeric_limits<double>::quiet_NaN()
                                        : static_cast<double>(correct) / static_cast<double>(n);
}

SolveOutcome TrainingSession::solveSystem(std::span<const double> M, double ridge, const Job& job) {
  predictor_.reset();
  hasFitted_ = false;
  if (givenTargets_.size() > 0) {
    rowToColumnMajor(givenTargets_.data(), size(), classes_, targets_.data());
    givenTargets_ = {};
  }
  features_.assign(M.begin(), M.end());
  const KernelTiles tiles(kernel_, features(), *samples_);
  double* K = kernelMatrix_.data();
  const MutableCoefficients alpha{alpha_.data(), size(), classes_};
  Stages stages(job);
  stages.until(kernelPart);
  symmetricKernelMatrix(tiles, Triangle::lower, K, job);
  stages.until(1.0);
  const SolveOutcome outcome = solveSymmetric(
      {K, size()}, ridge, {targets_.data(), size(), classes_}, alpha,
      [&] { symmetricKernelMatrix(tiles, Triangle::upper, K, job, Progress::silent); }, job, nextStart_);
  nextStart_ = outcome.solver == Solver::semidefinite ? SolveStart::semidefinite : SolveStart::cholesky;
  predictor_ = std::make_unique<Predictor>(kernel_, *samples_, features(), alpha, job);
  job.report(1.0);
  return outcome;
}

void TrainingSession::predict(const Samples& samples, std::span<double> out, const Job& job) const {
  const ComputeLease lease(job);
  predictPoints(samples, out, job);
}

void TrainingSession::predictPoints(const Samples& points, std::span<double> out, const Job& job) const {
  const std::unique_ptr<Samples> moved = points.relativeTo(origin_);
  predictor().values(moved ? *moved : points, out.data(), job);
}

void TrainingSession::predictTraining(std::span<double> out, const Job& job) {
  const ComputeLease lease(job);
  computeFitted(job);
  std::copy_n(fitted_.data(), fitted_.size(), out.data());
}

void TrainingSession::computeFitted(const Job& job) {
  if (!hasFitted_) predictor().values(*samples_, fitted_.data(), job);
  hasFitted_ = true;
}

void TrainingSession::coefficients(std::span<double> out) const {
  predictor();
  columnToRowMajor(alpha_.data(), size(), classes_, out.data());
}

void TrainingSession::averageGradientOuterProduct(const AgopOptions& options, std::span<double> out,
                                                  const Job& job) {
  const ComputeLease lease(job);
  accumulateAgop(options, out, job);
}

void TrainingSession::accumulateAgop(const AgopOptions& options, std::span<double> out, const Job& job) {
  predictor().averageGradientOuterProduct(options, out, hasFitted_ ? nullptr : fitted_.data(), job);
  hasFitted_ = hasFitted_ || predictor().valuesComeWithAgop();
}

}  // namespace agop
