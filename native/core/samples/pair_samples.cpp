#include "core/samples/pair_samples.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "core/samples/pair_gaussian_sums.hpp"
#include "core/samples/pair_weighted_sums.hpp"
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

void PairSamples::squaredNorms(const double* M, double* out) const {
  const std::size_t d = dimension();
  for (std::size_t i = 0; i < size(); ++i) {
    const std::size_t a = first_[i], b = second_[i];
    out[i] = M[a * d + a] + 2.0 * M[a * d + b] + M[b * d + b];
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
  // A sample has the value r where the diagonal counts it.
  std::vector<double> mean(d);
  for (std::size_t r = 0; r < d; ++r) mean[r] = out[r * d + r];
  for (std::size_t r = 0; r < d; ++r)
    for (std::size_t q = 0; q < d; ++q) out[r * d + q] -= mean[r] * mean[q];
}

void PairSamples::roundingUnits(const double* M, double* out) const {
  const std::size_t d = dimension();
  for (std::size_t i = 0; i < size(); ++i) {
    const std::size_t a = first_[i], b = second_[i];
    out[i] = 4.0 * (std::abs(M[a * d + a]) + 2.0 * std::abs(M[a * d + b]) + std::abs(M[b * d + b]));
  }
}

void PairSamples::images(const double* M, Range points, double* table) const {
  const std::size_t d = dimension(), t = points.size();
  const std::int32_t *first = &first_[points.begin], *second = &second_[points.begin];
  for (std::size_t r = 0; r < d; ++r) {
    const double* row = M + r * d;
    for (std::size_t j = 0; j < t; ++j) table[j + r * t] = row[first[j]] + row[second[j]];
  }
}

void PairSamples::exponentialImages(const double* exponentials, Range points, double* table) const {
  const std::size_t d = dimension(), t = points.size();
  const std::int32_t *first = &first_[points.begin], *second = &second_[points.begin];
  for (std::size_t r = 0; r < d; ++r) {
    const double* row = exponentials + r * d;
    for (std::size_t j = 0; j < t; ++j) table[j + r * t] = row[first[j]] * row[second[j]];
  }
}

void PairSamples::innerProducts(const double* M, const Samples& others, Range samples, Range points,
                                double* tile, std::size_t stride) const {
  const std::size_t t = points.size();
  Buffer table(dimension(), t, "images of a tile of samples");
  static_cast<const PairSamples&>(others).images(M, points, table.data());
  for (std::size_t i = samples.begin; i < samples.end; ++i)
    elementwise::add(&table[first_[i] * t], &table[second_[i] * t], t, tile + (i - samples.begin) * stride);
}

Buffer PairSamples::exponentials(const double* M, double bandwidth) const {
  // Up to here a product of four entries stays below e^400, and the factors exp(-x'Mx / (2 L^2)) of the
  // samples above e^-200: no product of some of them overflows or is lost.
  constexpr double limit = 100.0;
  const std::size_t d = dimension();
  const double scale = 1.0 / (bandwidth * bandwidth);
  Buffer table(d, d, "exponentials of M");
  for (std::size_t k = 0; k < d * d; ++k) {
    const double exponent = scale * M[k];
    if (!(std::abs(exponent) <= limit)) return {};
    table[k] = std::exp(exponent);
  }
  return table;
}

void PairSamples::gaussian(const GaussianMetric& metric, const RadialNorms& ofSamples, const Samples& others,
                           const RadialNorms& ofPoints, Range samples, Range points, double* tile,
                           std::size_t stride) const {
  if (metric.exponentials == nullptr) {
    Samples::gaussian(metric, ofSamples, others, ofPoints, samples, points, tile, stride);
    return;
  }
  const std::size_t t = points.size();
  Buffer table(dimension(), t, "exponentials of a tile of samples");
  static_cast<const PairSamples&>(others).exponentialImages(metric.exponentials, points, table.data());
  for (std::size_t r = 0; r < firstSize_; ++r)
    elementwise::multiply(1.0, &table[r * t], ofPoints.factors + points.begin, t, &table[r * t]);
  for (std::size_t i = samples.begin; i < samples.end; ++i)
    elementwise::multiply(ofSamples.factors[i], &table[first_[i] * t], &table[second_[i] * t], t,
                          tile + (i - samples.begin) * stride);
}

std::unique_ptr<FactoredSums> PairSamples::factoredSums(const GaussianMetric& metric, const double* factors,
                                                        const double* alpha, std::size_t classes) const {
  if (metric.exponentials == nullptr) return nullptr;
  return std::make_unique<PairGaussianSums>(first_, firstSize_, second_, dimension(), metric.exponentials,
                                            metric.bandwidth, factors, alpha, classes);
}

std::unique_ptr<WeightedSums> PairSamples::weightedSums(const double* alpha, std::size_t classes) const {
  return std::make_unique<PairWeightedSums>(first_, firstSize_, second_, dimension(), alpha, classes);
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
