#pragma once

#include <cstddef>
#include <memory>

#include "core/samples/factored_sums.hpp"
#include "core/samples/weighted_sums.hpp"
#include "core/support/buffer.hpp"
#include "core/support/range.hpp"

namespace agop {

/// What a radial kernel needs of each sample alone: q = x'Mx, the rounding that inner products may carry in
/// units of machine epsilon, and exp(-q / (2 L^2)), which only the gaussian kernel needs.
struct RadialNorms {
  const double* norms;
  const double* roundingUnits;
  const double* factors;
};

/// The gaussian kernel exp(-(x - z)'M(x - z) / (2 L^2)) for one M, with what Samples::exponentials made of
/// it.
struct GaussianMetric {
  const double* M;
  double bandwidth;            ///< L
  const double* exponentials;  ///< or null
};

/// A set of n inputs in R^d. What the kernels and the AGOP need of inputs, so that an encoding with structure
/// can do it with fewer operations than dense rows. Two sets meet in a kernel only when they are comparable:
/// the same encoding and the same space.
///
/// M is d x d and symmetric. Tiles hold t points against some samples of this set with the points contiguous:
/// entry (point j, sample i) of a tile is at j + stride * i, counted from the first of each range.
class Samples {
 public:
  virtual ~Samples() = default;

  virtual std::size_t size() const = 0;
  virtual std::size_t dimension() const = 0;

  /// Whether a kernel can compare samples of this set with samples of the other one.
  virtual bool comparableWith(const Samples& other) const = 0;

  /// x_i' M x_i for every i.
  virtual void squaredNorms(const double* M, double* out) const = 0;

  /// out = sum_i weights(i) x_i x_i', d x d.
  virtual void secondMoments(const double* weights, double* out) const = 0;

  /// out = (1/n) sum_i (x_i - mean)(x_i - mean)', d x d.
  virtual void covariance(double* out) const = 0;

  /// For every i about how many units of rounding (machine epsilon) an inner product of x_i under M may be
  /// wrong by: the sum of the magnitudes of its terms, which can be far above x_i' M x_i where M has learned
  /// to ignore a direction.
  virtual void roundingUnits(const double* M, double* out) const = 0;

  /// tile(j, i) = x_i' M z_j for `samples` of this set and `points` of another one.
  virtual void innerProducts(const double* M, const Samples& others, Range samples, Range points,
                             double* tile, std::size_t stride) const = 0;

  /// What this encoding wants to know of M for the gaussian kernel, once for all tiles; by default, and where
  /// it would overflow, nothing.
  virtual Buffer exponentials(const double* M, double bandwidth) const;

  /// Where `exponentials` gives a table E: the products of its entries that belong to t points, as
  /// FactoredSums needs them; d x t.
  virtual void exponentialImages(const double* exponentials, Range points, double* table) const;

  /// tile(j, i) = exp(-(x_i - z_j)'M(x_i - z_j) / (2 L^2)), from inner products unless the encoding knows
  /// better.
  virtual void gaussian(const GaussianMetric& metric, const RadialNorms& ofSamples, const Samples& others,
                        const RadialNorms& ofPoints, Range samples, Range points, double* tile,
                        std::size_t stride) const;

  /// Sums with the gaussian kernel taken apart into factors, or null where this encoding or M does not allow
  /// it. @param factors exp(-x_i'Mx_i / (2 L^2)). @param alpha n x c, column-major.
  virtual std::unique_ptr<FactoredSums> factoredSums(const GaussianMetric& metric, const double* factors,
                                                     const double* alpha, std::size_t classes) const;

  /// Prepares sums of these samples with the coefficients alpha, n x c, column-major.
  virtual std::unique_ptr<WeightedSums> weightedSums(const double* alpha, std::size_t classes) const = 0;

  /// H(j + t l, r) -= shift(j, l) x_jr for the t samples of `points`; H as in WeightedSums, shift t x c,
  /// column-major.
  virtual void subtractPoints(Range points, const double* shift, std::size_t classes, double* H) const = 0;
};

}  // namespace agop
