#include "core/samples/pair_samples.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "core/samples/distance_gaussian_tiles.hpp"
#include "core/samples/pair_gaussian_tiles.hpp"
#include "core/samples/pair_weighted_sums.hpp"
#include "core/samples/squared_distance.hpp"
#include "core/support/buffer.hpp"
#include "core/support/elementwise.hpp"
#include "core/support/error.hpp"

namespace agop {

PairSamples::PairSamples(std::span<const std::int32_t> pairs, std::size_t firstSize, std::size_t secondSize)
    : firstSize_(firstSize), secondSize_(secondSize), first_(pairs.size() / 2), second_(pairs.size() / 2) {
  const auto check = [](std::int32_t index, std::size_t values, const char* operand) {
    if (index < 0 || static_cast<std::size_t>(index) >= values)
      throw invalidArray("pairs", std::string(operand) + " operand index " + std::to_string(index),
                         "indices from 0 to " + std::to_string(static_cast<long long>(values) - 1));
  };
  for (std::size_t i = 0; i < first_.size(); ++i) {
    check(pairs[2 * i], firstSize, "first");
    check(pairs[2 * i + 1], secondSize, "second");
    first_[i] = pairs[2 * i];
    second_[i] = static_cast<std::int32_t>(firstSize) + pairs[2 * i + 1];
  }
}

bool PairSamples::comparableWith(const Samples& other) const {
  const auto* pairs = dynamic_cast<const PairSamples*>(&other);
  return pairs != nullptr && pairs->firstSize_ == firstSize_ && pairs->secondSize_ == secondSize_;
}

void PairSamples::squaredNorms(SquareMatrix M, double* out) const {
  for (std::size_t i = 0; i < size(); ++i) {
    const std::size_t a = first_[i], b = second_[i];
    out[i] = M(a, a) + 2.0 * M(b, a) + M(b, b);
  }
}

void PairSamples::secondMoments(const double* weights, double* out) const {
  const std::size_t d = dimension();
  std::fill_n(out, d * d, 0.0);
  for (std::size_t i = 0; i < size(); ++i) {
    const std::size_t a = first_[i], b = second_[i];
    out[a * d + a] += weights[i];
    out[b * d + b] += weights[i];
    out[a * d + b] += weights[i];
    out[b * d + a] += weights[i];
  }
}

void PairSamples::covariance(double* out) const {
  const std::size_t d = dimension();
  const std::vector<double> weights(size(), 1.0 / static_cast<double>(size()));
  secondMoments(weights.data(), out);
  // Entry r of the diagonal counts the samples with the value r.
  std::vector<double> mean(d);
  for (std::size_t r = 0; r < d; ++r) mean[r] = out[r * d + r];
  for (std::size_t r = 0; r < d; ++r)
    for (std::size_t q = 0; q < d; ++q) out[r * d + q] -= mean[r] * mean[q];
}

void PairSamples::roundingUnits(SquareMatrix M, double* out) const {
  for (std::size_t i = 0; i < size(); ++i) {
    const std::size_t a = first_[i], b = second_[i];
    out[i] = 4.0 * (std::abs(M(a, a)) + 2.0 * std::abs(M(b, a)) + std::abs(M(b, b)));
  }
}

void PairSamples::images(SquareMatrix M, Range points, double* table) const {
  const std::size_t d = dimension(), t = points.size();
  const std::int32_t *first = &first_[points.begin], *second = &second_[points.begin];
  for (std::size_t r = 0; r < d; ++r) {
    const double* row = M.values + r * d;
    for (std::size_t j = 0; j < t; ++j) table[j + r * t] = row[first[j]] + row[second[j]];
  }
}

void PairSamples::innerProducts(SquareMatrix M, const Samples& others, const Tile& tile) const {
  const std::size_t t = tile.points.size();
  Buffer table(dimension(), t, "images of a tile of samples");
  from(others).images(M, tile.points, table.data());
  for (std::size_t i = tile.samples.begin; i < tile.samples.end; ++i)
    elementwise::add(&table[first_[i] * t], &table[second_[i] * t], t, tile.column(i - tile.samples.begin));
}

double PairSamples::squaredDistance(SquareMatrix M, std::size_t i, const Samples& others,
                                    std::size_t j) const {
  const std::int32_t a = first_[i], b = second_[i], c = from(others).first_[j], e = from(others).second_[j];
  double sum = 0.0, magnitudes = 0.0;
  const auto add = [&](double sign, std::int32_t row, std::int32_t column) {
    const double term = sign * M(static_cast<std::size_t>(row), static_cast<std::size_t>(column));
    sum += term;
    magnitudes += std::abs(term);
  };
  const auto addForm = [&](std::int32_t plus, std::int32_t minus, std::int32_t plus2, std::int32_t minus2) {
    add(1.0, plus, plus2);
    add(1.0, minus, minus2);
    add(-1.0, plus, minus2);
    add(-1.0, minus, plus2);
  };
  if (a != c) addForm(a, c, a, c);
  if (b != e) addForm(b, e, b, e);
  if (a != c && b != e) {
    addForm(a, c, b, e);
    addForm(b, e, a, c);
  }
  return nonNegligible(sum, 4.0 * magnitudes);
}

std::unique_ptr<GaussianTiles> PairSamples::gaussianTiles(SquareMatrix M, double bandwidth) const {
  if (auto tiles = PairGaussianTiles::make(M, bandwidth)) return tiles;
  return std::make_unique<DistanceGaussianTiles>(M, bandwidth);
}

std::unique_ptr<WeightedSums> PairSamples::weightedSums(Coefficients alpha) const {
  return std::make_unique<PairWeightedSums>(*this, alpha);
}

void PairSamples::subtractPoints(Range points, const double* shift, std::size_t classes, double* H) const {
  const std::size_t t = points.size(), rows = t * classes;
  for (std::size_t j = 0; j < t; ++j) {
    double* atFirst = H + first_[points.begin + j] * rows;
    double* atSecond = H + second_[points.begin + j] * rows;
    for (std::size_t row = j; row < rows; row += t) {
      atFirst[row] -= shift[row];
      atSecond[row] -= shift[row];
    }
  }
}

}  // namespace agop
