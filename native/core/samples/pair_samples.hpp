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
  /// @param pairs First and second operand of each sample in turn.
  /// @throws Error INVALID_ARRAY for an index outside its operand.
  PairSamples(std::span<const std::int32_t> pairs, std::size_t firstSize, std::size_t secondSize);

  /// The pairs behind samples that are comparable with pairs.
  static const PairSamples& from(const Samples& samples) { return static_cast<const PairSamples&>(samples); }

  std::size_t size() const override { return first_.size(); }
  std::size_t dimension() const override { return firstSize_ + secondSize_; }
  bool comparableWith(const Samples& other) const override;
  void squaredNorms(SquareMatrix M, double* out) const override;
  void secondMoments(const double* weights, double* out) const override;
  void covariance(double* out) const override;
  void roundingUnits(SquareMatrix M, double* out) const override;
  void innerProducts(SquareMatrix M, const Samples& others, const Tile& tile) const override;
  double squaredDistance(SquareMatrix M, std::size_t i, const Samples& others, std::size_t j) const override;
  bool canLieFarOut() const override { return false; }
  std::vector<double> centre() const override { return {}; }
  std::unique_ptr<Samples> relativeTo(std::span<const double>) const override { return nullptr; }
  std::size_t memory() const override { return (first_.size() + second_.size()) * sizeof(std::int32_t); }
  std::unique_ptr<GaussianTiles> gaussianTiles(SquareMatrix M, double bandwidth) const override;
  std::unique_ptr<WeightedSums> weightedSums(Coefficients alpha) const override;
  void subtractPoints(Range points, const double* shift, std::size_t classes, double* H) const override;

  /// Positions in R^d of the ones of the operands: below firstSize() for the first operand, from there on for
  /// the second.
  std::span<const std::int32_t> first() const { return first_; }
  std::span<const std::int32_t> second() const { return second_; }
  std::size_t firstSize() const { return firstSize_; }

 private:
  /// M x_j for t points, entry (point j, position r) at j + t r: an inner product is the sum of two of them.
  void images(SquareMatrix M, Range points, double* table) const;

  std::size_t firstSize_;
  std::size_t secondSize_;
  std::vector<std::int32_t> first_;
  std::vector<std::int32_t> second_;  ///< N1 + b
};

}  // namespace agop
