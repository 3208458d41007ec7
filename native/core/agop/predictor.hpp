#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <span>

#include "core/agop/jacobian_tiles.hpp"
#include "core/agop/outer_products.hpp"
#include "core/agop/quadratic_forms.hpp"
#include "core/kernels/kernel_tiles.hpp"
#include "core/samples/samples.hpp"
#include "core/threads/job.hpp"

namespace agop {

/// f(z) = sum_i alpha_i k(z, x_i) for the coefficients of one solve, in whatever form of it takes the fewest
/// operations: a quadratic form, a kernel of which each operand is a factor, or tiles of kernel values.
class Predictor {
 public:
  /// Refers to x, M (d x d) and alpha (n x c, column-major), which must outlive it. Under a ComputeLease, as
  /// all members.
  Predictor(const Kernel& kernel, const Samples& x, const double* M, const double* alpha, std::size_t classes,
            const Job& job);

  /// out = f(z), row-major m x c. At most 2 n m c operations.
  void values(const Samples& z, double* out, const Job& job) const;

  /// The AGOP over the samples x_j, agopSize() doubles.
  /// @param fitted Receives f(x_j), row-major n x c, where valuesComeWithAgop(); may be null.
  void averageGradientOuterProduct(const AgopOptions& options, std::span<double> out, double* fitted,
                                   const Job& job) const;

  /// Whether the AGOP has f(x_j) for nothing, for the sums are the same.
  bool valuesComeWithAgop() const { return kernel_.kind == Kernel::Kind::gaussian; }

 private:
  void valuesByFactors(const Samples& z, double* out, const Job& job) const;
  void valuesByTiles(const Samples& z, double* out, const Job& job) const;

  Kernel kernel_;
  const Samples& x_;
  const double* M_;
  const double* alpha_;
  std::size_t classes_;
  KernelTiles tiles_;
  MeasuredSamples measured_;
  std::unique_ptr<FactoredSums> factored_;  ///< gaussian on an encoding with operands only
  std::optional<QuadraticForms> forms_;     ///< where they pay
};

}  // namespace agop
