#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <vector>

#include "core/buffer.hpp"
#include "core/job.hpp"
#include "core/kernel.hpp"
#include "core/outer_products.hpp"
#include "core/samples.hpp"
#include "core/symmetric_solve.hpp"

namespace agop {

/// One training set with its kernel matrix and coefficients, driven through the steps of an iteration: solve,
/// predict, averageGradientOuterProduct. One caller at a time.
///
/// Memory: one n x n array (the factor overwrites a triangle of K), and O(n c + d^2).
class TrainingSession {
 public:
  /// @param targets Y, n x c, row-major; copied.
  /// @throws Error OUT_OF_MEMORY with the bytes of an n x n array that cannot be had.
  TrainingSession(std::unique_ptr<Samples> samples, std::span<const double> targets, std::size_t classes,
                  Kernel kernel);

  const Samples& samples() const { return *samples_; }
  std::size_t size() const { return samples_->size(); }
  std::size_t dimension() const { return samples_->dimension(); }
  std::size_t classes() const { return classes_; }
  bool solved() const { return solved_; }
  /// Bytes of native memory that this session holds.
  std::size_t memory() const;

  /// (K + ridge I) alpha = Y for the feature matrix M, d x d.
  Solver solve(std::span<const double> M, double ridge, const Job& job);

  /// f at m samples of the same encoding, row-major m x c. 2 n m c operations.
  void predict(const Samples& samples, std::span<double> out, const Job& job) const;

  /// f at the training samples, row-major n x c; computed by solve.
  void predictTraining(std::span<double> out) const;

  /// alpha, row-major n x c.
  void coefficients(std::span<double> out) const;

  /// AGOP at the M of the last solve, agopSize() doubles.
  void averageGradientOuterProduct(const AgopOptions& options, std::span<double> out, const Job& job) const;

 private:
  std::unique_ptr<Samples> samples_;
  std::size_t classes_;
  Kernel kernel_;
  Buffer targets_;  ///< n x c, column-major, as are alpha and fitted
  Buffer alpha_;
  Buffer fitted_;
  Buffer kernelMatrix_;
  std::vector<double> features_;
  bool solved_ = false;
};

}  // namespace agop
