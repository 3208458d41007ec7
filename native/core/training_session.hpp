#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <vector>

#include "core/agop/agop_options.hpp"
#include "core/agop/predictor.hpp"
#include "core/dense/symmetric_solve.hpp"
#include "core/kernels/kernel.hpp"
#include "core/samples/samples.hpp"
#include "core/support/buffer.hpp"
#include "core/threads/job.hpp"

namespace agop {

/// The arguments of one iteration.
struct IterationRequest {
  std::span<const double> features;  ///< M, d x d
  double ridge;
  const Samples& points;  ///< predicted beside the training samples
  AgopOptions agop;       ///< not perClass
  double power;           ///< of the AGOP
};

/// The large results of one iteration; the caller owns the arrays.
struct IterationArrays {
  std::span<double> predictions;  ///< f at the points, m x c
  std::span<double> agopPower;    ///< AGOP^power, d x d, or d where only the diagonal is kept
};

/// The small results of one iteration.
struct IterationOutcome {
  SolveOutcome solution;
  double trainLoss;               ///< mean squared error over all entries
  double trainMeanAbsoluteError;  ///< mean of |f - y| over all entries
  /// Share of the training samples whose largest output is that of the targets; a sample with a prediction
  /// NaN counts as wrong. NaN where there is one output.
  double trainAccuracy;
};

/// One training set with its kernel matrix and coefficients, and the steps of an iteration: solve, predict,
/// averageGradientOuterProduct. One caller at a time. Before the first solve, all members but solve and
/// iterate throw Error NOT_SOLVED.
///
/// Memory: one n x n array and O(n c + d^2); c d^2 more with the quadratic kernels. Ordinary runs touch only
/// the lower triangle of the array, because the factor overwrites K.
class TrainingSession {
 public:
  /// @param targets Y, n x c; copied.
  /// @throws Error OUT_OF_MEMORY with the bytes of the n x n array where memory is short.
  TrainingSession(std::unique_ptr<Samples> samples, std::span<const double> targets, std::size_t classes,
                  Kernel kernel);

  /// The training samples, seen from an origin of the session's choice.
  const Samples& samples() const { return *samples_; }
  std::size_t size() const { return samples_->size(); }
  std::size_t dimension() const { return samples_->dimension(); }
  std::size_t classes() const { return classes_; }
  bool solved() const { return predictor_ != nullptr; }
  /// Bytes of native memory that this session holds once it is solved.
  std::size_t memory() const;

  /// (K + ridge I) alpha = Y for the feature matrix M, d x d. After a K that needed the semidefinite solver
  /// the next solve begins with it: M changes little from one iteration to the next.
  SolveOutcome solve(std::span<const double> M, double ridge, const Job& job);

  /// solve, averageGradientOuterProduct, its power and both predictions under one lease.
  /// @throws Error DIVERGED where the AGOP is not finite.
  IterationOutcome iterate(const IterationRequest& request, const IterationArrays& arrays, const Job& job);

  /// f at m comparable samples, m x c. 2 n m c operations.
  void predict(const Samples& samples, std::span<double> out, const Job& job) const;

  /// f at the training samples, n x c. 2 n^2 c operations, or none where an AGOP has computed them before.
  void predictTraining(std::span<double> out, const Job& job);

  /// alpha, n x c.
  void coefficients(std::span<double> out) const;

  /// AGOP at the M of the last solve, agopSize() doubles.
  void averageGradientOuterProduct(const AgopOptions& options, std::span<double> out, const Job& job);

 private:
  const Predictor& predictor() const;
  SquareMatrix features() const { return {features_.data(), dimension()}; }

  // Under the lease of the caller.
  SolveOutcome solveSystem(std::span<const double> M, double ridge, const Job& job);
  void accumulateAgop(const AgopOptions& options, std::span<double> out, const Job& job);
  void computeFitted(const Job& job);
  void predictPoints(const Samples& points, std::span<double> out, const Job& job) const;
  void measureFit(IterationOutcome& outcome) const;

  std::vector<double> origin_;  ///< subtracted from all samples; empty where the kernel sees no difference
  std::unique_ptr<Samples> samples_;
  std::size_t classes_;
  Kernel kernel_;
  Buffer givenTargets_;  ///< row-major, until the first solve has transposed them: JavaScript waits for the
                         ///< constructor, not for the solve
  Buffer targets_;       ///< n x c
  Buffer alpha_;         ///< n x c
  Buffer kernelMatrix_;
  std::vector<double> features_;
  std::unique_ptr<Predictor> predictor_;  ///< of the last solve; refers to the samples, alpha and features
  Buffer fitted_;                         ///< f at the training samples, if hasFitted_
  bool hasFitted_ = false;
  SolveStart nextStart_ = SolveStart::cholesky;
};

}  // namespace agop
