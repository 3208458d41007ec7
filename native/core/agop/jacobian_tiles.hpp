#pragma once

#include <cstddef>
#include <memory>
#include <vector>

#include "core/kernels/kernel.hpp"
#include "core/kernels/kernel_tiles.hpp"
#include "core/samples/samples.hpp"
#include "core/samples/weighted_sums.hpp"
#include "core/support/buffer.hpp"

namespace agop {

/// The Jacobians of f(z) = sum_i alpha_i k(z, x_i) at the samples x_j themselves, tile by tile over j and
/// without their last factor M: H_j = sum_i alpha_i w_ij x_i' - shift_j x_j', c x d. Read-only after
/// construction, shared by all threads.
class JacobianTiles {
 public:
  /// Refers to all but the kernel, which must outlive it. @param factored Null where only weights will do.
  /// @param alpha n x c, column-major.
  JacobianTiles(const Kernel& kernel, const Samples& x, const KernelTiles& tiles,
                const MeasuredSamples& measured, const FactoredSums* factored, const double* alpha,
                std::size_t classes);

  /// What one thread computes in.
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
  };

  /// Points in a full tile.
  static constexpr std::size_t width = 64;

  /// The classes of one tile after another. A tile is long enough for the rank update that follows, and small
  /// enough for the second-level cache.
  std::size_t classTiles() const;
  Range classTile(std::size_t index) const;

  /// What all tiles of these points need, before `compute`.
  void prepare(Range points, Workspace& workspace) const;
  void compute(Range points, Range classes, Workspace& workspace) const;

  /// Gaussian only: f at the points of the tile last computed, of whose Jacobians it is a part. @param out
  /// f(x_j), row-major n x c.
  void copyValues(Range points, Range classes, const Workspace& workspace, double* out) const;

 private:
  bool isRadial() const;

  Kernel kernel_;
  const Samples& x_;
  std::size_t classes_;
  const KernelTiles& tiles_;
  const MeasuredSamples& measured_;
  const FactoredSums* factored_;
  std::unique_ptr<WeightedSums> sums_;  ///< null where there are factored sums
  std::vector<double> constantShift_;   ///< general quadratic only, c
};

}  // namespace agop
