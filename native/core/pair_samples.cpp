#include "core/pair_samples.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "core/error.hpp"
#include "core/multiversion.hpp"
#include "core/pair_weighted_sums.hpp"

namespace agop {

namespace {

AGOP_MULTIVERSION
void add(const double* a, const double* b, std::size_t count, double* out) {
  for (std::size_t j = 0; j < count; ++j) out[j] = a[j] + b[j];
}

AGOP_MULTIVERSION
void multiply(double factor, const double* a, const double* b, std::size_t count, double* out) {
  for (std::size_t j = 0; j < count; ++j) out[j] = factor * a[j] * b[j];
}

}  // namespace

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

void PairSamples::roundingUnits(const double* M, double* out) const {
  const std::size_t d = dimension();
  for (std::size_t i = 0; i < size(); ++i) {
    const std::size_t a = first_[i], b = second_[i];
    out[i] = 4.0 * (std::abs(M[a * d + a]) + 2.0 * std::abs(M[a * d + b]) + std::abs(M[b * d + b]));
  }
}

std::vector<double> PairSamples::images(const double* M, Range points) const {
  const std::size_t d = dimension(), t = points.size();
  std::vector<double> table(d * t);
  for (std::size_t j = 0; j < t; ++j) {
    const double* atFirst = M + first_[points.begin + j] * d;
    const double* atSecond = M + second_[points.begin + j] * d;
    for (std::size_t r = 0; r < d; ++r) table[j + r * t] = atFirst[r] + atSecond[r];
  }
  return table;
}

void PairSamples::innerProducts(const double* M, const Samples& others, Range samples, Range points,
                                double* tile, std::size_t stride) const {
  const std::size_t t = points.size();
  const std::vector<double> table = static_cast<const PairSamples&>(others).images(M, points);
  for (std::size_t i = samples.begin; i < samples.end; ++i)
    add(&table[first_[i] * t], &table[second_[i] * t], t, tile + (i - samples.begin) * stride);
}

void PairSamples::gaussian(const double* M, const RadialNorms& ofSamples, const Samples& others,
                           const RadialNorms& ofPoints, double bandwidth, Range samples, Range points,
                           double* tile, std::size_t stride) const {
  // exp(-(q_i + q_j)/(2 L^2) + (T[a] + T[b])/L^2) is a product of one factor for the sample, one for the
  // point and two from a table. The table stays clear of overflow while its exponents are below this limit
  // and the factors of the points are at least exp(-limit), for then no partial product exceeds exp(3 limit);
  // other tiles go the direct way.
  constexpr double limit = 200.0;
  const double smallestFactor = std::exp(-limit);
  const std::size_t t = points.size();
  const double scale = 1.0 / (bandwidth * bandwidth);
  std::vector<double> table = static_cast<const PairSamples&>(others).images(M, points);
  bool isTame = true;
  for (double& entry : table) {
    entry *= scale;
    isTame = isTame && std::abs(entry) < limit;
  }
  for (std::size_t j = points.begin; j < points.end; ++j)
    isTame = isTame && ofPoints.factors[j] > smallestFactor;
  if (!isTame) {
    Samples::gaussian(M, ofSamples, others, ofPoints, bandwidth, samples, points, tile, stride);
    return;
  }
  for (double& entry : table) entry = std::exp(entry);
  for (std::size_t r = 0; r < firstSize_; ++r)
    multiply(1.0, &table[r * t], ofPoints.factors + points.begin, t, &table[r * t]);
  for (std::size_t i = samples.begin; i < samples.end; ++i)
    multiply(ofSamples.factors[i], &table[first_[i] * t], &table[second_[i] * t], t,
             tile + (i - samples.begin) * stride);
}

std::unique_ptr<WeightedSums> PairSamples::weightedSums(const double* alpha, std::size_t classes) const {
  return std::make_unique<PairWeightedSums>(first_, firstSize_, second_, dimension(), alpha, classes);
}

void PairSamples::subtractPoints(Range points, const double* shift, std::size_t classes, double* H) const {
  const std::size_t t = points.size();
  for (std::size_t l = 0; l < classes; ++l)
    for (std::size_t j = 0; j < t; ++j) {
      const std::size_t row = j + t * l;
      H[first_[points.begin + j] * t * classes + row] -= shift[row];
      H[second_[points.begin + j] * t * classes + row] -= shift[row];
    }
}

}  // namespace agop
