#pragma once

#include "core/samples/factored_sums.hpp"
#include "core/samples/operand_groups.hpp"
#include "core/samples/pair_gaussian_tiles.hpp"

namespace agop {

/// FactoredSums of one-hot pairs. In the notation of PairGaussianTiles, the sum over the samples with first
/// operand a is phi(z) T_a(z) times a sum with T_b alone.
class PairGaussianSums final : public FactoredSums {
 public:
  /// Refers to the tiles, which must outlive it. @param x Pairs.
  PairGaussianSums(const PairGaussianTiles& tiles, const RadialSamples& x, Coefficients alpha);

  std::size_t tableSize(std::size_t t) const override { return 2 * t * dimension_; }
  void prepare(const RadialSamples& z, Range tile, double* table) const override;
  void jacobians(const double* table, std::size_t t, Range classes, double* H, double* totals) const override;
  void values(const double* table, std::size_t t, double* values) const override;

 private:
  /// The images T_r(z) of t points with the scales of the sums, as `prepare` has laid them out.
  GroupOperands operands(const double* table, std::size_t t) const;

  const PairGaussianTiles& tiles_;
  double tableFactor_;  ///< 1 / L^2, which the tables contain; 1 where they would underflow with it
  double restFactor_;   ///< 1 / L^2 over tableFactor_, for the sums
  std::size_t firstSize_;
  std::size_t dimension_;
  std::size_t classes_;
  OperandGroups byFirst_;
  OperandGroups bySecond_;
};

}  // namespace agop
