#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <vector>

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

  /// (x_i - z_j)' M (x_i - z_j) for a sample of this set and a point of a comparable one, from the
  /// differences of their coordinates: exactly 0 where they coincide under M, but for the rounding of these
  /// differences.
  virtual double squaredDistance(SquareMatrix M, std::size_t i, const Samples& others,
                                 std::size_t j) const = 0;

  /// Whether samples can lie far from the origin compared with their distances, so that distances made of
  /// inner products lose their digits. One-hot samples cannot.
  virtual bool canLieFarOut() const = 0;

  /// The mean of the samples where they can lie far out, otherwise empty.
  virtual std::vector<double> centre() const = 0;

  /// The samples seen from another origin, which leaves all differences as they are; null for an empty
  /// origin.
  virtual std::unique_ptr<Samples> relativeTo(std::span<const double> origin) const = 0;

  /// Bytes that this set holds.
  virtual std::size_t memory() const = 0;

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
