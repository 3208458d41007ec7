#pragma once

#include <memory>
#include <optional>
#include <span>

#include "core/agop/agop_options.hpp"
#include "core/agop/quadratic_forms.hpp"
#include "core/kernels/kernel_tiles.hpp"
#include "core/samples/samples.hpp"
#include "core/support/coefficients.hpp"
#include "core/support/square_matrix.hpp"
#include "core/threads/job.hpp"

namespace agop {

/// f(z) = sum_i alpha_i k(z, x_i) for the coefficients of one solve, in the form with the fewest operations:
/// a quadratic form, a kernel with a factor for each operand, or tiles of kernel values.
class Predictor {
 public:
  /// Refers to x, M and alpha, which must outlive it. All members need a ComputeLease.
  Predictor(const Kernel& kernel, const Samples& x, SquareMatrix M, Coefficients alpha, const Job& job);

  /// out = f(z). At most 2 n m c operations.
  void values(const Samples& z, double* out, const Job& job) const;

  /// The AGOP over the samples x_j, agopSize() doubles.
  /// @param fitted Receives f(x_j) where valuesComeWithAgop(); may be null.
  void averageGradientOuterProduct(const AgopOptions& options, std::span<double> out, double* fitted,
                                   const Job& job) const;

  /// Whether the AGOP computes f(x_j) at no cost, because the sums are the same.
  bool valuesComeWithAgop() const { return tiles_.kernel().kind == Kernel::Kind::gaussian; }

 private:
  void valuesByFactors(const Samples& z, double* out, const Job& job) const;
  void valuesByTiles(const Samples& z, double* out, const Job& job) const;

  MeasuredSamples measured(const Samples& z) const { return {tiles_.kernel(), z, tiles_.features()}; }

  Coefficients alpha_;
  KernelTiles tiles_;
  std::unique_ptr<FactoredSums> factored_;  ///< gaussian kernel on pairs only, see GaussianTiles
  std::optional<QuadraticForms> forms_;     ///< where they take fewer operations
};

}  // namespace agop
