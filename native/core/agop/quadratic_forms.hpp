#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "core/agop/agop_options.hpp"
#include "core/kernels/kernel.hpp"
#include "core/samples/samples.hpp"
#include "core/support/buffer.hpp"
#include "core/support/coefficients.hpp"
#include "core/threads/job.hpp"

namespace agop {

/// A predictor with one of the two quadratic kernels is a quadratic form for each class,
///   f_l(z) = z'R_l z / 2 - t_l,  with the gradient R_l z:
///   quadratic          R_l = 6 M A_l M,             t_l = 0,        A_l = sum_i alpha_il x_i x_i',
///   generalQuadratic   R_l = 2 M A_l M + s_l M,     t_l = s_l / 2,  s_l = sum_i alpha_il (x_i'Mx_i - 1),
/// so that with the moments C of the samples AGOP = sum_l R_l C R_l: 8 d^3 c operations in all, for every n.
class QuadraticForms {
 public:
  /// Whether these operations are fewer than sums over all pairs of samples.
  static bool pay(const Kernel& kernel, std::size_t n, std::size_t d);

  /// Bytes of the quadratic forms of such a predictor with c classes; 0 where they do not pay.
  static std::size_t memory(const Kernel& kernel, std::size_t n, std::size_t d, std::size_t classes) {
    return pay(kernel, n, d) ? d * d * classes * sizeof(double) : 0;
  }

  /// @param kernel A quadratic kernel.
  QuadraticForms(const Kernel& kernel, const Samples& x, SquareMatrix M, Coefficients alpha, const Job& job);

  /// out = f(z).
  void values(const Samples& z, double* out, const Job& job) const;

  /// As agop::averageGradientOuterProduct, over the samples x.
  void averageGradientOuterProduct(const Samples& x, const AgopOptions& options, std::span<double> out,
                                   const Job& job) const;

 private:
  const double* gradient(std::size_t index) const { return gradients_.data() + index * d_ * d_; }

  std::size_t d_;
  std::size_t classes_;
  Buffer gradients_;               ///< R_l, d x d, for every class
  std::vector<double> constants_;  ///< t_l
};

}  // namespace agop
