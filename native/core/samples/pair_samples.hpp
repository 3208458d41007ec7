#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/samples/samples.hpp"

namespace agop {

/// One-hot pairs x = [e_a ; e_b] in R^(N1 + N2), kept as index pairs. An inner product is a sum of four
/// entries of M.
class PairSamples final : public Samples {
 public:
  /// @param pairs n x 2, row-major. @throws Error INVALID_ARRAY for an index outside its operand.
  PairSamples(std::span<const std::int32_t> pairs, std::size_t firstSize, std::size_t secondSize);

  std::size_t size() const override { return first_.size(); }
  std::size_t dimension() const override { return firstSize_ + secondSize_; }
  bool comparableWith(const Samples& other) const override;
  void squaredNorms(const double* M, double* out) const override;
  void secondMoments(const double* weights, double* out) const override;
  void covariance(double* out) const override;
  void roundingUnits(const double* M, double* out) const override;
  void innerProducts(const double* M, const Samples& others, Range samples, Range points, double* tile,
                     std::size_t stride) const override;
  /// exp(M / L^2), entry by entry, d x d.
  Buffer exponentials(const double* M, double bandwidth) const override;
  /// E[r, a_j] E[r, b_j] for t points, entry (point j, position r) at j + t r.
  void exponentialImages(const double* exponentials, Range points, double* table) const override;
  /// Four table entries for a kernel value, and no exponential.
  void gaussian(const GaussianMetric& metric, const RadialNorms& ofSamples, const Samples& others,
                const RadialNorms& ofPoints, Range samples, Range points, double* tile,
                std::size_t stride) const override;
  std::unique_ptr<FactoredSums> factoredSums(const GaussianMetric& metric, const double* factors,
                                             const double* alpha, std::size_t classes) const override;
  std::unique_ptr<WeightedSums> weightedSums(const double* alpha, std::size_t classes) const override;
  void subtractPoints(Range points, const double* shift, std::size_t classes, double* H) const override;

 private:
  /// M x_j for t points, entry (point j, position r) at j + t r: an inner product is the sum of two of them.
  void images(const double* M, Range points, double* table) const;

  std::size_t firstSize_;
  std::size_t secondSize_;
  std::vector<std::int32_t> first_;
  std::vector<std::int32_t> second_;  ///< position in R^d, that is N1 + b
};

}  // namespace agop
