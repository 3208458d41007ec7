#include "core/samples/pair_gaussian_tiles.hpp"

#include <cmath>
#include <cstdint>
#include <utility>

#include "core/samples/pair_gaussian_sums.hpp"
#include "core/support/elementwise.hpp"

namespace agop {

std::unique_ptr<PairGaussianTiles> PairGaussianTiles::make(SquareMatrix M, double bandwidth) {
  // Up to here a product of four entries stays below e^400, and the factors exp(-x'Mx / (2 L^2)) of the
  // samples above e^-200: no product of these overflows or underflows.
  constexpr double limit = 100.0;
  const double scale = 1.0 / (bandwidth * bandwidth);
  Buffer table(M.order, M.order, "exponentials of M");
  for (std::size_t k = 0; k < M.size(); ++k) {
    const double exponent = scale * M.values[k];
    if (!(std::abs(exponent) <= limit)) return nullptr;
    table[k] = std::exp(exponent);
  }
  return std::unique_ptr<PairGaussianTiles>(new PairGaussianTiles(std::move(table), bandwidth));
}

PairGaussianTiles::PairGaussianTiles(Buffer exponentials, double bandwidth)
    : exponentials_(std::move(exponentials)), bandwidth_(bandwidth) {}

void PairGaussianTiles::images(const PairSamples& z, Range points, double* table) const {
  const std::size_t d = z.dimension(), t = points.size();
  const std::int32_t *first = &z.first()[points.begin], *second = &z.second()[points.begin];
  for (std::size_t r = 0; r < d; ++r) {
    const double* row = exponentials_.data() + r * d;
    for (std::size_t j = 0; j < t; ++j) table[j + r * t] = row[first[j]] * row[second[j]];
  }
}

void PairGaussianTiles::values(const RadialSamples& x, const RadialSamples& z, const Tile& tile) const {
  const PairSamples& samples = PairSamples::from(x.samples);
  const PairSamples& points = PairSamples::from(z.samples);
  const std::size_t t = tile.points.size();
  Buffer table(samples.dimension(), t, "exponentials of a tile of samples");
  images(points, tile.points, table.data());
  for (std::size_t r = 0; r < samples.firstSize(); ++r)
    elementwise::multiply(1.0, &table[r * t], z.factors + tile.points.begin, t, &table[r * t]);
  for (std::size_t i = tile.samples.begin; i < tile.samples.end; ++i)
    elementwise::multiply(x.factors[i], &table[samples.first()[i] * t], &table[samples.second()[i] * t], t,
                          tile.column(i - tile.samples.begin));
}

std::unique_ptr<FactoredSums> PairGaussianTiles::factoredSums(const RadialSamples& x,
                                                              Coefficients alpha) const {
  return std::make_unique<PairGaussianSums>(*this, x, alpha);
}

}  // namespace agop
