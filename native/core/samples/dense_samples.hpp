#pragma once

#include <span>

#include "core/samples/samples.hpp"
#include "core/support/buffer.hpp"

namespace agop {

/// Dense rows: inner products by matrix product.
class DenseSamples final : public Samples {
 public:
  /// @param rows n x d, row-major; copied.
  DenseSamples(std::span<const double> rows, std::size_t dimension);

  std::size_t size() const override { return size_; }
  std::size_t dimension() const override { return dimension_; }
  bool comparableWith(const Samples& other) const override;
  void squaredNorms(const double* M, double* out) const override;
  void secondMoments(const double* weights, double* out) const override;
  void covariance(double* out) const override;
  void roundingUnits(const double* M, double* out) const override;
  void innerProducts(const double* M, const Samples& others, Range samples, Range points, double* tile,
                     std::size_t stride) const override;
  std::unique_ptr<WeightedSums> weightedSums(const double* alpha, std::size_t classes) const override;
  void subtractPoints(Range points, const double* shift, std::size_t classes, double* H) const override;

 private:
  /// out[i] = x_i' (matrix) x_i for n rows, d x n.
  void quadraticForms(const double* rows, const double* matrix, double* out) const;

  std::size_t size_;
  std::size_t dimension_;
  Buffer transposed_;  ///< d x n column-major: sample i is column i
};

}  // namespace agop
