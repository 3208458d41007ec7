#pragma once

#include <cstddef>

#include "core/samples/radial_samples.hpp"
#include "core/support/range.hpp"

namespace agop {

/// Sums of a gaussian predictor over its samples x_i where the kernel is a product of one factor for each
/// operand. No tile of kernel values is formed: the factors of one operand enter the sum over the other.
/// Read-only after construction, shared by all threads.
class FactoredSums {
 public:
  virtual ~FactoredSums() = default;

  /// Doubles that `prepare` writes for t points.
  virtual std::size_t tableSize(std::size_t t) const = 0;

  /// Fills the table of the points z_j of `tile`, which the other members read.
  virtual void prepare(const RadialSamples& z, Range tile, double* table) const = 0;

  /// H and totals of WeightedSums with the weights k / L^2. 4 n t k operations for k classes.
  virtual void jacobians(const double* table, std::size_t t, Range classes, double* H,
                         double* totals) const = 0;

  /// values(j, l) = f_l(z_j), t x c. 2 n t c operations.
  virtual void values(const double* table, std::size_t t, double* values) const = 0;
};

}  // namespace agop
