#pragma once

#include <cstddef>
#include <span>

/// The numerics of agop: Recursive Feature Machines on C++20, BLAS and LAPACK, without a Node header.
///
/// Layout. Matrices are column-major, as in BLAS: entry (r, q) of an m x n matrix lies at r + m q. The
/// exceptions are the arrays of callers, in the arguments of TrainingSession and of `operations`: these are
/// row-major, and so are predictions (m x c) and fitted values (n x c) everywhere. A matrix M, K or AGOP is
/// symmetric, so that its layout does not matter.
///
/// Letters. n training samples x in R^d with c outputs (classes), m points z where f is evaluated, targets Y
/// and coefficients alpha (n x c), feature matrix M (d x d), kernel matrix K (n x n), bandwidth L. A tile has
/// t points and k classes.
namespace agop {

/// View of a square matrix.
struct SquareMatrix {
  const double* values;
  std::size_t order;

  std::size_t size() const { return order * order; }
  std::span<const double> span() const { return {values, size()}; }
  double operator()(std::size_t row, std::size_t column) const { return values[row + column * order]; }
};

/// View of a square matrix through which it can be changed.
struct MutableSquareMatrix {
  double* values;
  std::size_t order;

  std::size_t size() const { return order * order; }
  std::span<double> span() const { return {values, size()}; }
  double& operator()(std::size_t row, std::size_t column) const { return values[row + column * order]; }
  operator SquareMatrix() const { return {values, order}; }
};

}  // namespace agop
