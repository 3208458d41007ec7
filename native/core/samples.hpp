#pragma once

#include <cstddef>
#include <memory>

#include "core/range.hpp"
#include "core/weighted_sums.hpp"

namespace agop {

/// q = x'Mx of every sample of a set, and exp(-q / (2 L^2)).
struct GaussianNorms {
  const double* norms;
  const double* factors;
};

/// A set of n inputs in R^d. What the kernels and the AGOP need of inputs, so that an encoding with structure
/// can do it with fewer operations than dense rows. Two sets meet in a kernel only when they are comparable:
/// the same encoding and the same space.
///
/// All matrices are column-major; M is d x d and symmetric.
class Samples {
 public:
  virtual ~Samples() = default;

  virtual std::size_t size() const = 0;
  virtual std::size_t dimension() const = 0;

  /// Whether a kernel can compare samples of this set with samples of the other one.
  virtual bool comparableWith(const Samples& other) const = 0;

  /// x_i' M x_i for every i.
  virtual void squaredNorms(const double* M, double* out) const = 0;

  /// tile(i, j) = x_i' M z_j for the rows i of this set and the columns j of `others`.
  virtual void innerProducts(const double* M, const Samples& others, Range rows, Range columns, double* tile,
                             std::size_t stride) const = 0;

  /// tile(i, j) = exp(-(x_i - z_j)'M(x_i - z_j) / (2 L^2)), from inner products unless the encoding knows
  /// better.
  virtual void gaussian(const double* M, const GaussianNorms& ofRows, const Samples& others,
                        const GaussianNorms& ofColumns, double bandwidth, Range rows, Range columns,
                        double* tile, std::size_t stride) const;

  /// Prepares sums of these samples with the coefficients alpha, n x c.
  virtual std::unique_ptr<WeightedSums> weightedSums(const double* alpha, std::size_t classes) const = 0;

  /// H(j + t l, r) -= shift(j, l) x_jr for the t samples of `points`; H as in WeightedSums, shift t x c.
  virtual void subtractPoints(Range points, const double* shift, std::size_t classes, double* H) const = 0;
};

}  // namespace agop
