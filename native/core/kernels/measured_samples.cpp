#include "core/kernels/measured_samples.hpp"

#include <cmath>

namespace agop {

MeasuredSamples::MeasuredSamples(const Kernel& kernel, const Samples& samples, SquareMatrix M)
    : samples_(samples), norms_(samples.size(), 1, "squared norms of the samples") {
  samples.squaredNorms(M, norms_.data());
  if (kernel.isRadial()) {
    roundingUnits_ = Buffer(samples.size(), 1, "rounding of the norms");
    samples.roundingUnits(M, roundingUnits_.data());
  }
  if (kernel.kind != Kernel::Kind::gaussian) return;
  factors_ = Buffer(samples.size(), 1, "kernel factors of the samples");
  const double exponent = -0.5 / (kernel.bandwidth * kernel.bandwidth);
  for (std::size_t i = 0; i < samples.size(); ++i) factors_[i] = std::exp(exponent * norms_[i]);
}

}  // namespace agop
