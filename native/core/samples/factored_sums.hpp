#pragma once

#include <cstddef>

#include "core/support/range.hpp"

namespace agop {

class Samples;

/// Sums of a gaussian predictor over its samples x_i where the kernel is a product of one factor for each
/// operand: a tile of kernel values is never formed, the sum over one operand is done with the factors of the
/// other. Read-only after construction, shared by all threads.
class FactoredSums {
 public:
  virtual ~FactoredSums() = default;

  /// Doubles that `prepare` writes for t points.
  virtual std::size_t tableSize(std::size_t t) const = 0;

  /// What the other members need of the points z_j of `tile`. @param factors exp(-z'Mz / (2 L^2)) of every
  /// point.
  virtual void prepare(const Samples& points, const double* factors, Range tile, double* table) const = 0;

  /// H and totals of WeightedSums with the weights k / L^2. 4 n t k operations for k classes.
  virtual void jacobians(const double* table, std::size_t t, Range classes, double* H,
                         double* totals) const = 0;

  /// values(j, l) = f_l(z_j), t x c, column-major. 2 n t c operations.
  virtual void values(const double* table, std::size_t t, double* values) const = 0;
};

}  // namespace agop
