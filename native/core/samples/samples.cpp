#include "core/samples/samples.hpp"

#include <cmath>

#include "core/samples/squared_distance.hpp"
#include "core/support/error.hpp"

namespace agop {

Buffer Samples::exponentials(const double*, double) const { return {}; }

void Samples::exponentialImages(const double*, Range, double*) const {
  throw Error("INTERNAL", "samples", "images of exponentials", "an encoding that has them");
}

std::unique_ptr<FactoredSums> Samples::factoredSums(const GaussianMetric&, const double*, const double*,
                                                    std::size_t) const {
  return nullptr;
}

void Samples::gaussian(const GaussianMetric& metric, const RadialNorms& ofSamples, const Samples& others,
                       const RadialNorms& ofPoints, Range samples, Range points, double* tile,
                       std::size_t stride) const {
  innerProducts(metric.M, others, samples, points, tile, stride);
  const double scale = -0.5 / (metric.bandwidth * metric.bandwidth);
  const double* pointNorms = ofPoints.norms + points.begin;
  const double* pointUnits = ofPoints.roundingUnits + points.begin;
  for (std::size_t i = 0; i < samples.size(); ++i) {
    const double norm = ofSamples.norms[samples.begin + i],
                 units = ofSamples.roundingUnits[samples.begin + i];
    double* column = tile + i * stride;
    for (std::size_t j = 0; j < points.size(); ++j)
      column[j] = std::exp(scale * squaredDistance(norm, pointNorms[j], column[j], units + pointUnits[j]));
  }
}

}  // namespace agop
