#pragma once

#include <cstddef>
#include <memory>

#include "core/samples/gaussian_tiles.hpp"
#include "core/samples/pair_samples.hpp"
#include "core/support/buffer.hpp"
#include "core/support/square_matrix.hpp"

namespace agop {

/// GaussianTiles of one-hot pairs. With E = exp(M / L^2) entry by entry and phi(x) = exp(-x'Mx / (2 L^2)),
///   k((a, b), z) = phi(a, b) phi(z) T_a(z) T_b(z),  T_r(a', b') = E[r, a'] E[r, b'],
/// so that a kernel value takes four table entries and no exponential.
class PairGaussianTiles final : public GaussianTiles {
 public:
  /// Null where E, or a product of its entries, would overflow.
  static std::unique_ptr<PairGaussianTiles> make(SquareMatrix M, double bandwidth);

  void values(const RadialSamples& x, const RadialSamples& z, const Tile& tile) const override;
  std::unique_ptr<FactoredSums> factoredSums(const RadialSamples& x, Coefficients alpha) const override;

  double bandwidth() const { return bandwidth_; }

  /// T_r(z_j) for t points, entry (point j, position r) at j + t r.
  void images(const PairSamples& z, Range points, double* table) const;

 private:
  PairGaussianTiles(Buffer exponentials, double bandwidth);

  Buffer exponentials_;  ///< E, d x d
  double bandwidth_;
};

}  // namespace agop
