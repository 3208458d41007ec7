#pragma once

#include <cstddef>
#include <span>

#include "core/support/buffer.hpp"
#include "core/support/range.hpp"

namespace agop {

/// Running sums over tiles of Jacobians H (without their last factor M): sum of H'H, in one matrix or one for
/// each class, and sum of H. Each thread has its own.
class OuterProducts {
 public:
  /// @param diagonalOnly Keeps only the diagonal of H'H, which suffices where M is diagonal.
  OuterProducts(std::size_t dimension, std::size_t classes, bool perClass, bool diagonalOnly);

  /// Adds a tile of t points and k classes, H as in WeightedSums. d^2 t k operations, d t k for the diagonal.
  void add(const double* H, std::size_t t, Range classes);

  void add(const OuterProducts& other);

  /// Turns the sums over `points` points into means.
  void scale(std::size_t points);

  /// Turns second moments into second moments about the mean.
  void centre();

  /// Second moments, d x d with both triangles (or d), for each class or for all; after scale().
  const double* moments(std::size_t index) const { return products_.data() + index * momentSize(); }
  std::span<const double> allMoments() const { return products_.span(); }
  /// Mean of H, entry (l, r) at l + c r; after scale().
  const double* mean() const { return sum_.data(); }
  std::size_t momentSize() const { return diagonalOnly_ ? dimension_ : dimension_ * dimension_; }
  std::size_t momentCount() const { return perClass_ ? classes_ : 1; }

 private:
  void mirror();
  double* products(std::size_t index) { return products_.data() + index * momentSize(); }

  std::size_t dimension_;
  std::size_t classes_;
  bool perClass_;
  bool diagonalOnly_;
  Buffer products_;
  Buffer sum_;  ///< c x d
};

}  // namespace agop
