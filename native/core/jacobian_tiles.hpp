#pragma once

#include <cstddef>
#include <memory>
#include <vector>

#include "core/buffer.hpp"
#include "core/kernel.hpp"
#include "core/kernel_tiles.hpp"
#include "core/samples.hpp"
#include "core/weighted_sums.hpp"

namespace agop {

/// The Jacobians of f(z) = sum_i alpha_i k(z, x_i) at the samples x_j themselves, tile by tile over j and
/// without their last factor M: H_j = sum_i alpha_i w_ij x_i' - shift_j x_j', c x d. Read-only after
/// construction, shared by all threads.
class JacobianTiles {
 public:
  /// Refers to x, M and alpha (n x c, column-major), which must outlive it.
  JacobianTiles(const Kernel& kernel, const Samples& x, const double* M, const double* alpha,
                std::size_t classes);

  /// What one thread computes in.
  class Workspace {
   public:
    explicit Workspace(const JacobianTiles& tiles);

    /// The tile last computed: entry (j, l, r) at j + t l + t c r.
    double* tile() { return H_.data(); }

   private:
    friend class JacobianTiles;
    Buffer weights_;
    Buffer H_;
    Buffer shift_;
    Buffer scratch_;
  };

  /// Points in a full tile: long enough for the rank update that follows, small enough for the cache.
  std::size_t width() const { return width_; }
  void compute(Range points, Workspace& workspace) const;

 private:
  bool isRadial() const;

  Kernel kernel_;
  const Samples& x_;
  std::size_t classes_;
  std::size_t width_;
  KernelTiles tiles_;
  MeasuredSamples measured_;
  std::unique_ptr<WeightedSums> sums_;
  std::vector<double> constantShift_;  ///< general quadratic only, c
};

}  // namespace agop
