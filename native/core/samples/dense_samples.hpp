#pragma once

#include <span>

#include "core/samples/samples.hpp"
#include "core/support/buffer.hpp"

namespace agop {

/// Dense rows: inner products by matrix product.
class DenseSamples final : public Samples {
 public:
  /// @param rows One row of d coordinates for each sample; copied.
  DenseSamples(std::span<const double> rows, std::size_t dimension);

  std::size_t size() const override { return size_; }
  std::size_t dimension() const override { return dimension_; }
  bool comparableWith(const Samples& other) const override;
  void squaredNorms(SquareMatrix M, double* out) const override;
  void secondMoments(const double* weights, double* out) const override;
  void covariance(double* out) const override;
  void roundingUnits(SquareMatrix M, double* out) const override;
  void innerProducts(SquareMatrix M, const Samples& others, const Tile& tile) const override;
  double squaredDistance(SquareMatrix M, std::size_t i, const Samples& others, std::size_t j) const override;
  bool canLieFarOut() const override { return true; }
  std::vector<double> centre() const override;
  std::unique_ptr<Samples> relativeTo(std::span<const double> origin) const override;
  std::size_t memory() const override { return transposed_.size() * sizeof(double); }
  std::unique_ptr<GaussianTiles> gaussianTiles(SquareMatrix M, double bandwidth) const override;
  std::unique_ptr<WeightedSums> weightedSums(Coefficients alpha) const override;
  void subtractPoints(Range points, const double* shift, std::size_t classes, double* H) const override;

 private:
  static const DenseSamples& from(const Samples& samples) {
    return static_cast<const DenseSamples&>(samples);
  }

  /// Growth of rounding errors with the number of terms of an inner product.
  double roundingGrowth() const;

  /// out[i] = x_i' (matrix) x_i for the n columns of `rows`, d x n.
  void quadraticForms(const double* rows, SquareMatrix matrix, double* out) const;

  std::size_t size_;
  std::size_t dimension_;
  Buffer transposed_;  ///< d x n: sample i is column i
};

}  // namespace agop
