#pragma once

#include <cstdint>
#include <span>

#include "core/samples/factored_sums.hpp"
#include "core/samples/operand_groups.hpp"

namespace agop {

/// FactoredSums of one-hot pairs. With E = exp(M / L^2) entry by entry and phi(x) = exp(-x'Mx / (2 L^2)),
///   k((a, b), z) = phi(a, b) phi(z) T_a(z) T_b(z),  T_r(a', b') = E[r, a'] E[r, b'],
/// so that the sum over the samples with first operand a is phi(z) T_a(z) times a sum with T_b alone.
class PairGaussianSums final : public FactoredSums {
 public:
  /// Refers to E (d x d), which must outlive it. @param first, second Position in R^d of the one of each
  /// operand; first below firstSize. @param factors phi of every sample.
  PairGaussianSums(std::span<const std::int32_t> first, std::size_t firstSize,
                   std::span<const std::int32_t> second, std::size_t dimension, const double* exponentials,
                   double bandwidth, const double* factors, const double* alpha, std::size_t classes);

  std::size_t tableSize(std::size_t t) const override { return 2 * t * dimension_; }
  void prepare(const Samples& points, const double* factors, Range tile, double* table) const override;
  void jacobians(const double* table, std::size_t t, Range classes, double* H, double* totals) const override;
  void values(const double* table, std::size_t t, double* values) const override;

 private:
  const double* exponentials_;
  double squaredBandwidth_;
  std::size_t firstSize_;
  std::size_t dimension_;
  std::size_t classes_;
  OperandGroups byFirst_;
  OperandGroups bySecond_;
};

}  // namespace agop
