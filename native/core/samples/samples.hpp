#pragma once

#include <cstddef>
#include <memory>

#include "core/samples/gaussian_tiles.hpp"
#include "core/samples/tile.hpp"
#include "core/samples/weighted_sums.hpp"
#include "core/support/coefficients.hpp"
#include "core/support/range.hpp"
#include "core/support/square_matrix.hpp"

namespace agop {

/// A set of n inputs in R^d with the operations that kernels and the AGOP need, so that an encoding with
/// structure can do them with fewer operations than dense rows. Two sets meet in a kernel only where they are
/// comparable: the same encoding and the same space. M is symmetric.
class Samples {
 public:
  virtual ~Samples() = default;

  virtual std::size_t size() const = 0;
  virtual std::size_t dimension() const = 0;

  /// Whether a kernel can compare samples of this set with samples of the other one.
  virtual bool comparableWith(const Samples& other) const = 0;

  /// x_i' M x_i for every i.
  virtual void squaredNorms(SquareMatrix M, double* out) const = 0;

  /// out = sum_i weights(i) x_i x_i', d x d.
  virtual void secondMoments(const double* weights, double* out) const = 0;

  /// out = (1/n) sum_i (x_i - mean)(x_i - mean)', d x d.
  virtual void covariance(double* out) const = 0;

  /// For every i the error of an inner product of x_i under M, roughly, in units of machine epsilon: the sum
  /// of the magnitudes of its terms. It can be far above x_i' M x_i where M has learned to ignore a
  /// direction.
  virtual void roundingUnits(SquareMatrix M, double* out) const = 0;

  /// tile(j, i) = x_i' M z_j for samples x of this set and points z of a comparable one.
  virtual void innerProducts(SquareMatrix M, const Samples& others, const Tile& tile) const = 0;

  /// The gaussian kernel between sets that are comparable with this one. It refers to M, which must outlive
  /// it.
  virtual std::unique_ptr<GaussianTiles> gaussianTiles(SquareMatrix M, double bandwidth) const = 0;

  /// Prepares sums of these samples with the coefficients alpha. They refer to alpha and to this set, which
  /// must outlive them.
  virtual std::unique_ptr<WeightedSums> weightedSums(Coefficients alpha) const = 0;

  /// H(j + t l, r) -= shift(j, l) x_jr for the t samples of `points`; H as in WeightedSums, shift t x c.
  virtual void subtractPoints(Range points, const double* shift, std::size_t classes, double* H) const = 0;
};

}  // namespace agop
