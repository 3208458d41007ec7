#pragma once

#include <cstddef>

namespace agop {

/// View of a samples x classes matrix: the coefficients alpha of a training set, or its targets Y.
struct Coefficients {
  const double* values;
  std::size_t samples;
  std::size_t classes;

  std::size_t size() const { return samples * classes; }
  const double* ofClass(std::size_t index) const { return values + index * samples; }
  double operator()(std::size_t sample, std::size_t index) const { return values[sample + index * samples]; }
};

/// View of coefficients through which they can be changed.
struct MutableCoefficients {
  double* values;
  std::size_t samples;
  std::size_t classes;

  std::size_t size() const { return samples * classes; }
  double* ofClass(std::size_t index) const { return values + index * samples; }
  double& operator()(std::size_t sample, std::size_t index) const { return values[sample + index * samples]; }
  operator Coefficients() const { return {values, samples, classes}; }
};

}  // namespace agop
