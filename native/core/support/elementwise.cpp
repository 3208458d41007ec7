#include "core/support/elementwise.hpp"

#include "core/support/multiversion.hpp"

namespace agop::elementwise {

AGOP_MULTIVERSION
void add(const double* a, const double* b, std::size_t count, double* out) {
  for (std::size_t j = 0; j < count; ++j) out[j] = a[j] + b[j];
}

AGOP_MULTIVERSION
void multiply(double factor, const double* a, const double* b, std::size_t count, double* out) {
  for (std::size_t j = 0; j < count; ++j) out[j] = factor * a[j] * b[j];
}

AGOP_MULTIVERSION
void scale(double factor, std::size_t count, double* values) {
  for (std::size_t j = 0; j < count; ++j) values[j] *= factor;
}

}  // namespace agop::elementwise
