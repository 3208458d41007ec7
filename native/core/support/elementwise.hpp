#pragma once

#include <cstddef>

/// Loops over contiguous numbers, in the vectors of whatever processor they run on.
namespace agop::elementwise {

/// out = a + b
void add(const double* a, const double* b, std::size_t count, double* out);

/// out = factor a b
void multiply(double factor, const double* a, const double* b, std::size_t count, double* out);

/// values *= factor
void scale(double factor, std::size_t count, double* values);

}  // namespace agop::elementwise
