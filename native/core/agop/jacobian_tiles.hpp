#pragma once

#include <cstddef>
#include <memory>
#include <vector>

#include "core/kernels/kernel_tiles.hpp"
#include "core/samples/weighted_sums.hpp"
#include "core/support/buffer.hpp"
#include "core/support/coefficients.hpp"

namespace agop {

/// The Jacobians of f(z) = sum_i alpha_i k(z, x_i) at the samples x_j themselves, tile by tile over j and
/// without their last factor M: H_j = sum_i alpha_i w_ij x_i' - shift_j x_j', c x d. Read-only after
/// construction, shared by all threads.
class JacobianTiles {
 public:
  /// Refers to all arguments, which must outlive it. @param factored The factored sums of these tiles and
  /// alpha; null takes weights instead.
  JacobianTiles(const KernelTiles& tiles, const FactoredSums* factored, Coefficients alpha);

  /// The memory in which one thread computes.
  class Workspace {
   public:
    explicit Workspace(const JacobianTiles& tiles);

    /// The tile last computed, for k classes from the first: entry (j, l, r) at j + t l + t k r.
    double* tile() { return H_.data(); }

   private:
    friend class JacobianTiles;
    Buffer prepared_;  ///< weights, or tables of factors
    Buffer H_;
    Buffer shift_;
    Buffer scratch_;
    std::vector<Coincidence> coincidences_;
  };

  /// Points in a full tile.
  static constexpr std::size_t width = 64;

  const Samples& samples() const { return tiles_.x().samples(); }
  SquareMatrix features() const { return tiles_.features(); }
  std::size_t classes() const { return classes_; }

  /// The classes of one tile after another. A tile is long enough for the rank update that follows, and small
  /// enough for the second-level cache.
  std::size_t classTiles() const;
  Range classTile(std::size_t index) const;

  /// The common part of all tiles of these points; call it before `compute`.
  void prepare(Range points, Workspace& workspace) const;
  void compute(Range points, Range classes, Workspace& workspace) const;

  /// out = f(x_j) at the points of the tile last computed, whose Jacobians contain it; gaussian only.
  void copyValues(Range points, Range classes, const Workspace& workspace, double* out) const;

 private:
  const KernelTiles& tiles_;
  const FactoredSums* factored_;
  Coefficients alpha_;
  std::size_t classes_;
  std::unique_ptr<WeightedSums> sums_;  ///< null where there are factored sums
  std::vector<double> constantShift_;   ///< general quadratic only, c
};

}  // namespace agop
