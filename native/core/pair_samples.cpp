#include "core/pair_samples.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include "core/error.hpp"
#include "core/multiversion.hpp"
#include "core/pair_weighted_sums.hpp"

namespace agop {

namespace {

/// column[i] = table[first[i]] + table[second[i]]
AGOP_MULTIVERSION
void addFromTable(const double* table, const std::int32_t* first, const std::int32_t* second,
                  std::size_t count, double* column) {
  for (std::size_t i = 0; i < count; ++i) column[i] = table[first[i]] + table[second[i]];
}

/// column[i] = factor[i] * table[first[i]] * table[second[i]]
AGOP_MULTIVERSION
void multiplyFromTable(const double* table, const double* factor, const std::int32_t* first,
                       const std::int32_t* second, std::size_t count, double* column) {
  for (std::size_t i = 0; i < count; ++i) column[i] = factor[i] * table[first[i]] * table[second[i]];
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

void PairSamples::innerProducts(const double* M, const Samples& others, Range rows, Range columns,
                                double* tile, std::size_t stride) const {
  const auto& points = static_cast<const PairSamples&>(others);
  const std::size_t d = dimension();
  std::vector<double> table(d);
  for (std::size_t j = columns.begin; j < columns.end; ++j) {
    const double* atFirst = M + points.first_[j] * d;
    const double* atSecond = M + points.second_[j] * d;
    for (std::size_t r = 0; r < d; ++r) table[r] = atFirst[r] + atSecond[r];
    addFromTable(table.data(), first_.data() + rows.begin, second_.data() + rows.begin, rows.size(),
                 tile + (j - columns.begin) * stride);
  }
}

void PairSamples::gaussian(const double* M, const GaussianNorms& ofRows, const Samples& others,
                           const GaussianNorms& ofColumns, double bandwidth, Range rows, Range columns,
                           double* tile, std::size_t stride) const {
  // exp(-(q_i + q_j)/(2 L^2) + (T[a] + T[b])/L^2) is a product of one factor for the row, one for the column
  // and two from a table. The table stays clear of overflow while its exponents are below this limit and the
  // factors are at least exp(-limit), for then no partial product exceeds exp(3 limit); other columns go the
  // direct way.
  constexpr double limit = 200.0;
  const auto& points = static_cast<const PairSamples&>(others);
  const std::size_t d = dimension();
  const double scale = 1.0 / (bandwidth * bandwidth);
  const double smallestFactor = std::exp(-limit);
  std::vector<double> table(d);
  for (std::size_t j = columns.begin; j < columns.end; ++j) {
    const double* atFirst = M + points.first_[j] * d;
    const double* atSecond = M + points.second_[j] * d;
    double largest = 0.0;
    for (std::size_t r = 0; r < d; ++r) {
      table[r] = scale * (atFirst[r] + atSecond[r]);
      largest = std::max(largest, std::abs(table[r]));
    }
    double* column = tile + (j - columns.begin) * stride;
    const double columnFactor = ofColumns.factors[j];
    if (!(largest < limit && columnFactor > smallestFactor)) {
      Samples::gaussian(M, ofRows, others, ofColumns, bandwidth, rows, {j, j + 1}, column, stride);
      continue;
    }
    for (std::size_t r = 0; r < d; ++r) table[r] = std::exp(table[r]);
    for (std::size_t r = 0; r < firstSize_; ++r) table[r] *= columnFactor;
    multiplyFromTable(table.data(), ofRows.factors + rows.begin, first_.data() + rows.begin,
                      second_.data() + rows.begin, rows.size(), column);
  }
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
