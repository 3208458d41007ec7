#pragma once

#include <cstddef>

/// Loops over contiguous numbers, compiled for the vectors of every processor.
namespace agop::elementwise {

/// out = a + b
void add(const double* a, const double* b, std::size_t count, double* out);

/// out = factor a b
void multiply(double factor, const double* a, const double* b, std::size_t count, double* out);

/// values *= factor
void scale(double factor, std::size_t count, double* values);

}  // namespace agop::elementwise
