#pragma once

namespace agop {

class Samples;

/// Samples with the numbers that a radial kernel needs of each of them, for one M.
struct RadialSamples {
  const Samples& samples;
  const double* norms;          ///< q = x'Mx
  const double* roundingUnits;  ///< rounding of inner products, in units of machine epsilon
  const double* factors;        ///< exp(-q / (2 L^2)); gaussian kernel only
};

}  // namespace agop
