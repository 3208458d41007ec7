#include "core/kernel_tiles.hpp"

#include <cmath>
#include <limits>

#include "core/multiversion.hpp"

namespace agop {

namespace {

/// s = q_x + q_z - 2u, exactly 0 where samples coincide under M and only rounding is left of the difference.
double squaredDistance(double normX, double normZ, double u) {
  constexpr double rounding = 16.0 * std::numeric_limits<double>::epsilon();
  const double s = normX + normZ - 2.0 * u;
  return s <= rounding * (std::abs(normX) + std::abs(normZ) + 2.0 * std::abs(u)) ? 0.0 : s;
}

AGOP_MULTIVERSION
void scale(double factor, std::size_t count, double* column) {
  for (std::size_t i = 0; i < count; ++i) column[i] *= factor;
}

AGOP_MULTIVERSION
void quadratic(std::size_t count, double* column) {
  for (std::size_t i = 0; i < count; ++i) column[i] *= 3.0 * column[i];
}

AGOP_MULTIVERSION
void generalQuadratic(const double* normsX, double normZ, std::size_t count, double* column) {
  const double half = 0.5 * (normZ - 1.0);
  for (std::size_t i = 0; i < count; ++i) column[i] = (normsX[i] - 1.0) * half + column[i] * column[i];
}

}  // namespace

MeasuredSamples::MeasuredSamples(const Kernel& kernel, const Samples& samples, const double* M)
    : samples_(samples), norms_(samples.size(), 1, "squared norms of the samples") {
  samples.squaredNorms(M, norms_.data());
  if (kernel.kind != Kernel::Kind::gaussian) return;
  factors_ = Buffer(samples.size(), 1, "kernel factors of the samples");
  const double exponent = -0.5 / (kernel.bandwidth * kernel.bandwidth);
  for (std::size_t i = 0; i < samples.size(); ++i) factors_[i] = std::exp(exponent * norms_[i]);
}

void KernelTiles::values(const MeasuredSamples& x, const MeasuredSamples& z, Range rows, Range columns,
                         double* tile, std::size_t stride) const {
  if (kernel_.kind == Kernel::Kind::gaussian) {
    x.samples().gaussian(M_, x.gaussianNorms(), z.samples(), z.gaussianNorms(), kernel_.bandwidth, rows,
                         columns, tile, stride);
    return;
  }
  x.samples().innerProducts(M_, z.samples(), rows, columns, tile, stride);
  for (std::size_t j = 0; j < columns.size(); ++j) {
    double* column = tile + j * stride;
    const double normZ = z.norms()[columns.begin + j];
    const double* normsX = x.norms() + rows.begin;
    if (kernel_.kind == Kernel::Kind::quadratic) {
      quadratic(rows.size(), column);
    } else if (kernel_.kind == Kernel::Kind::generalQuadratic) {
      generalQuadratic(normsX, normZ, rows.size(), column);
    } else {
      for (std::size_t i = 0; i < rows.size(); ++i)
        column[i] = std::exp(-std::sqrt(squaredDistance(normsX[i], normZ, column[i])) / kernel_.bandwidth);
    }
  }
}

void KernelTiles::weights(const MeasuredSamples& x, const MeasuredSamples& z, Range rows, Range columns,
                          double* tile, std::size_t stride) const {
  if (kernel_.kind == Kernel::Kind::gaussian)
    values(x, z, rows, columns, tile, stride);
  else
    x.samples().innerProducts(M_, z.samples(), rows, columns, tile, stride);
  for (std::size_t j = 0; j < columns.size(); ++j) {
    double* column = tile + j * stride;
    switch (kernel_.kind) {
      case Kernel::Kind::gaussian:
        scale(1.0 / (kernel_.bandwidth * kernel_.bandwidth), rows.size(), column);
        break;
      case Kernel::Kind::quadratic:
        scale(6.0, rows.size(), column);
        break;
      case Kernel::Kind::generalQuadratic:
        scale(2.0, rows.size(), column);
        break;
      case Kernel::Kind::laplace:
        for (std::size_t i = 0; i < rows.size(); ++i) {
          const double s =
              squaredDistance(x.norms()[rows.begin + i], z.norms()[columns.begin + j], column[i]);
          const double distance = std::sqrt(s);
          column[i] =
              s == 0.0 ? 0.0 : std::exp(-distance / kernel_.bandwidth) / (kernel_.bandwidth * distance);
        }
        break;
    }
  }
}

}  // namespace agop
