#include "core/kernels/kernel_tiles.hpp"

#include <cmath>

#include "core/samples/squared_distance.hpp"
#include "core/support/elementwise.hpp"
#include "core/support/multiversion.hpp"

namespace agop {

namespace {

AGOP_MULTIVERSION
void quadratic(std::size_t count, double* column) {
  for (std::size_t i = 0; i < count; ++i) column[i] *= 3.0 * column[i];
}

AGOP_MULTIVERSION
void generalQuadratic(double normX, const double* normsZ, std::size_t count, double* column) {
  const double half = 0.5 * (normX - 1.0);
  for (std::size_t j = 0; j < count; ++j) column[j] = half * (normsZ[j] - 1.0) + column[j] * column[j];
}

}  // namespace

MeasuredSamples::MeasuredSamples(const Kernel& kernel, const Samples& samples, const double* M)
    : samples_(samples), norms_(samples.size(), 1, "squared norms of the samples") {
  samples.squaredNorms(M, norms_.data());
  if (kernel.kind == Kernel::Kind::gaussian || kernel.kind == Kernel::Kind::laplace) {
    roundingUnits_ = Buffer(samples.size(), 1, "rounding of the norms");
    samples.roundingUnits(M, roundingUnits_.data());
  }
  if (kernel.kind != Kernel::Kind::gaussian) return;
  factors_ = Buffer(samples.size(), 1, "kernel factors of the samples");
  const double exponent = -0.5 / (kernel.bandwidth * kernel.bandwidth);
  for (std::size_t i = 0; i < samples.size(); ++i) factors_[i] = std::exp(exponent * norms_[i]);
}

KernelTiles::KernelTiles(const Kernel& kernel, const double* M, const Samples& x) : kernel_(kernel), M_(M) {
  if (kernel.kind == Kernel::Kind::gaussian) exponentials_ = x.exponentials(M, kernel.bandwidth);
}

std::unique_ptr<FactoredSums> KernelTiles::factoredSums(const MeasuredSamples& x, const double* alpha,
                                                        std::size_t classes) const {
  if (kernel_.kind != Kernel::Kind::gaussian) return nullptr;
  return x.samples().factoredSums(metric(), x.radialNorms().factors, alpha, classes);
}

void KernelTiles::values(const MeasuredSamples& x, const MeasuredSamples& z, Range samples, Range points,
                         double* tile, std::size_t stride) const {
  if (kernel_.kind == Kernel::Kind::gaussian) {
    x.samples().gaussian(metric(), x.radialNorms(), z.samples(), z.radialNorms(), samples, points, tile,
                         stride);
    return;
  }
  x.samples().innerProducts(M_, z.samples(), samples, points, tile, stride);
  const std::size_t t = points.size();
  const double* normsZ = z.norms() + points.begin;
  for (std::size_t i = 0; i < samples.size(); ++i) {
    double* column = tile + i * stride;
    const double normX = x.norms()[samples.begin + i];
    if (kernel_.kind == Kernel::Kind::quadratic) {
      quadratic(t, column);
    } else if (kernel_.kind == Kernel::Kind::generalQuadratic) {
      generalQuadratic(normX, normsZ, t, column);
    } else {
      const double unitsX = x.roundingUnits()[samples.begin + i];
      const double* unitsZ = z.roundingUnits() + points.begin;
      for (std::size_t j = 0; j < t; ++j) {
        const double s = squaredDistance(normX, normsZ[j], column[j], unitsX + unitsZ[j]);
        column[j] = std::exp(-std::sqrt(s) / kernel_.bandwidth);
      }
    }
  }
}

void KernelTiles::weights(const MeasuredSamples& x, const MeasuredSamples& z, Range samples, Range points,
                          double* tile, std::size_t stride) const {
  const std::size_t t = points.size();
  if (kernel_.kind == Kernel::Kind::gaussian)
    values(x, z, samples, points, tile, stride);
  else
    x.samples().innerProducts(M_, z.samples(), samples, points, tile, stride);
  for (std::size_t i = 0; i < samples.size(); ++i) {
    double* column = tile + i * stride;
    switch (kernel_.kind) {
      case Kernel::Kind::gaussian:
        elementwise::scale(1.0 / (kernel_.bandwidth * kernel_.bandwidth), t, column);
        break;
      case Kernel::Kind::quadratic:
        elementwise::scale(6.0, t, column);
        break;
      case Kernel::Kind::generalQuadratic:
        elementwise::scale(2.0, t, column);
        break;
      case Kernel::Kind::laplace:
        for (std::size_t j = 0; j < t; ++j) {
          const double s =
              squaredDistance(x.norms()[samples.begin + i], z.norms()[points.begin + j], column[j],
                              x.roundingUnits()[samples.begin + i] + z.roundingUnits()[points.begin + j]);
          const double distance = std::sqrt(s);
          column[j] =
              s == 0.0 ? 0.0 : std::exp(-distance / kernel_.bandwidth) / (kernel_.bandwidth * distance);
        }
        break;
    }
  }
}

}  // namespace agop
