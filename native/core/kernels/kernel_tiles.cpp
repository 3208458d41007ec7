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

KernelTiles::KernelTiles(const Kernel& kernel, SquareMatrix M, const Samples& x)
    : kernel_(kernel), M_(M), x_(kernel, x, M) {
  if (kernel.kind == Kernel::Kind::gaussian) gaussian_ = x.gaussianTiles(M, kernel.bandwidth);
}

std::unique_ptr<FactoredSums> KernelTiles::factoredSums(Coefficients alpha) const {
  return gaussian_ ? gaussian_->factoredSums(x_.radial(), alpha) : nullptr;
}

void KernelTiles::values(const MeasuredSamples& z, const Tile& tile) const {
  if (gaussian_) {
    gaussian_->values(x_.radial(), z.radial(), tile);
    return;
  }
  beginTile(z, tile);
  const std::size_t t = tile.points.size();
  for (std::size_t i = 0; i < tile.samples.size(); ++i) {
    double* column = tile.column(i);
    if (kernel_.kind == Kernel::Kind::quadratic) {
      quadratic(t, column);
    } else if (kernel_.kind == Kernel::Kind::generalQuadratic) {
      generalQuadratic(x_.norms()[tile.samples.begin + i], z.norms() + tile.points.begin, t, column);
    } else {
      for (std::size_t j = 0; j < t; ++j) column[j] = std::exp(-std::sqrt(column[j]) / kernel_.bandwidth);
    }
  }
}

void KernelTiles::beginTile(const MeasuredSamples& z, const Tile& tile) const {
  if (kernel_.kind == Kernel::Kind::laplace)
    squaredDistances(M_, x_.radial(), z.radial(), {DistanceNeed::Shape::ofRoot, kernel_.bandwidth}, tile);
  else
    x_.samples().innerProducts(M_, z.samples(), tile);
}

void KernelTiles::weights(const MeasuredSamples& z, const Tile& tile,
                          std::vector<Coincidence>& coincidences) const {
  const std::size_t t = tile.points.size();
  coincidences.clear();
  if (gaussian_)
    values(z, tile);
  else
    beginTile(z, tile);
  for (std::size_t i = 0; i < tile.samples.size(); ++i) {
    double* column = tile.column(i);
    switch (kernel_.kind) {
      case Kernel::Kind::gaussian:
        for (std::size_t j = 0; j < t; ++j) {
          if (column[j] != 1.0) continue;
          const Coincidence place{tile.samples.begin + i, tile.points.begin + j};
          if (x_.samples().squaredDistance(M_, place.sample, z.samples(), place.point) != 0.0) continue;
          column[j] = 0.0;
          coincidences.push_back(place);
        }
        elementwise::scale(1.0 / (kernel_.bandwidth * kernel_.bandwidth), t, column);
        break;
      case Kernel::Kind::quadratic:
        elementwise::scale(6.0, t, column);
        break;
      case Kernel::Kind::generalQuadratic:
        elementwise::scale(2.0, t, column);
        break;
      case Kernel::Kind::laplace: {
        for (std::size_t j = 0; j < t; ++j) {
          const double distance = std::sqrt(column[j]);
          column[j] = distance == 0.0
                          ? 0.0
                          : std::exp(-distance / kernel_.bandwidth) / (kernel_.bandwidth * distance);
        }
        break;
      }
    }
  }
}

}  // namespace agop
