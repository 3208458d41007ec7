#include "core/samples/dense_samples.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "core/blas/blas.hpp"
#include "core/samples/dense_weighted_sums.hpp"
#include "core/samples/distance_gaussian_tiles.hpp"
#include "core/samples/squared_distance.hpp"

namespace agop {

using blas::Transpose;

DenseSamples::DenseSamples(std::span<const double> rows, std::size_t dimension)
    : size_(rows.size() / dimension), dimension_(dimension), transposed_(dimension, size_, "dense rows") {
  std::copy_n(rows.begin(), transposed_.size(), transposed_.data());
}

bool DenseSamples::comparableWith(const Samples& other) const {
  const auto* rows = dynamic_cast<const DenseSamples*>(&other);
  return rows != nullptr && rows->dimension_ == dimension_;
}

void DenseSamples::squaredNorms(SquareMatrix M, double* out) const {
  quadraticForms(transposed_.data(), M, out);
}

void DenseSamples::secondMoments(const double* weights, double* out) const {
  Buffer weighted(dimension_, size_, "weighted rows");
  for (std::size_t i = 0; i < size_; ++i)
    for (std::size_t r = 0; r < dimension_; ++r)
      weighted[r + i * dimension_] = weights[i] * transposed_[r + i * dimension_];
  blas::gemm(Transpose::no, Transpose::yes, dimension_, dimension_, size_, 1.0, weighted.data(), dimension_,
             transposed_.data(), dimension_, 0.0, out, dimension_);
}

void DenseSamples::covariance(double* out) const {
  const double factor = 1.0 / static_cast<double>(size_);
  const std::vector<double> mean = centre();
  Buffer centred(dimension_, size_, "centred rows");
  for (std::size_t i = 0; i < size_; ++i)
    for (std::size_t r = 0; r < dimension_; ++r)
      centred[r + i * dimension_] = transposed_[r + i * dimension_] - mean[r];
  blas::gemm(Transpose::no, Transpose::yes, dimension_, dimension_, size_, factor, centred.data(), dimension_,
             centred.data(), dimension_, 0.0, out, dimension_);
}

void DenseSamples::roundingUnits(SquareMatrix M, double* out) const {
  const auto magnitudes = [](const double* values, std::size_t count) {
    std::vector<double> absolute(values, values + count);
    for (double& value : absolute) value = std::abs(value);
    return absolute;
  };
  quadraticForms(magnitudes(transposed_.data(), transposed_.size()).data(),
                 {magnitudes(M.values, M.size()).data(), M.order}, out);
  for (std::size_t i = 0; i < size_; ++i) out[i] *= roundingGrowth();
}

double DenseSamples::roundingGrowth() const { return 4.0 + std::sqrt(static_cast<double>(dimension_)); }

void DenseSamples::quadraticForms(const double* rows, SquareMatrix matrix, double* out) const {
  constexpr std::size_t width = 256;
  Buffer image(dimension_, width, "image of a tile of samples");
  for (std::size_t begin = 0; begin < size_; begin += width) {
    const std::size_t t = std::min(width, size_ - begin);
    const double* x = rows + begin * dimension_;
    blas::gemm(Transpose::no, Transpose::no, dimension_, t, dimension_, 1.0, matrix.values, dimension_, x,
               dimension_, 0.0, image.data(), dimension_);
    for (std::size_t i = 0; i < t; ++i) {
      double sum = 0;
      for (std::size_t r = 0; r < dimension_; ++r) sum += x[i * dimension_ + r] * image[i * dimension_ + r];
      out[begin + i] = sum;
    }
  }
}

void DenseSamples::innerProducts(SquareMatrix M, const Samples& others, const Tile& tile) const {
  const double* points = from(others).transposed_.data() + tile.points.begin * dimension_;
  const double* samples = transposed_.data() + tile.samples.begin * dimension_;
  const std::size_t t = tile.points.size();
  Buffer image(dimension_, t, "image of a tile of samples");
  blas::gemm(Transpose::no, Transpose::no, dimension_, t, dimension_, 1.0, M.values, dimension_, points,
             dimension_, 0.0, image.data(), dimension_);
  blas::gemm(Transpose::yes, Transpose::no, t, tile.samples.size(), dimension_, 1.0, image.data(), dimension_,
             samples, dimension_, 0.0, tile.values, tile.stride);
}

double DenseSamples::squaredDistance(SquareMatrix M, std::size_t i, const Samples& others,
                                     std::size_t j) const {
  const double* x = transposed_.data() + i * dimension_;
  const double* z = from(others).transposed_.data() + j * dimension_;
  double sum = 0.0, magnitudes = 0.0;
  for (std::size_t r = 0; r < dimension_; ++r) {
    if (x[r] == z[r]) continue;
    double image = 0.0, imageMagnitude = 0.0;
    for (std::size_t q = 0; q < dimension_; ++q) {
      const double term = M(q, r) * (x[q] - z[q]);
      image += term;
      imageMagnitude += std::abs(term);
    }
    sum += (x[r] - z[r]) * image;
    magnitudes += std::abs(x[r] - z[r]) * imageMagnitude;
  }
  return nonNegligible(sum, roundingGrowth() * magnitudes);
}

std::vector<double> DenseSamples::centre() const {
  const double factor = 1.0 / static_cast<double>(size_);
  std::vector<double> mean(dimension_, 0.0);
  for (std::size_t i = 0; i < size_; ++i)
    for (std::size_t r = 0; r < dimension_; ++r) mean[r] += factor * transposed_[r + i * dimension_];
  return mean;
}

std::unique_ptr<Samples> DenseSamples::relativeTo(std::span<const double> origin) const {
  if (origin.empty()) return nullptr;
  auto moved = std::make_unique<DenseSamples>(transposed_.span(), dimension_);
  for (std::size_t i = 0; i < size_; ++i)
    for (std::size_t r = 0; r < dimension_; ++r) moved->transposed_[r + i * dimension_] -= origin[r];
  return moved;
}

std::unique_ptr<GaussianTiles> DenseSamples::gaussianTiles(SquareMatrix M, double bandwidth) const {
  return std::make_unique<DistanceGaussianTiles>(M, bandwidth);
}

std::unique_ptr<WeightedSums> DenseSamples::weightedSums(Coefficients alpha) const {
  return std::make_unique<DenseWeightedSums>(transposed_.data(), dimension_, alpha);
}

void DenseSamples::subtractPoints(Range points, const double* shift, std::size_t classes, double* H) const {
  const std::size_t t = points.size(), stride = t * classes;
  for (std::size_t r = 0; r < dimension_; ++r)
    for (std::size_t l = 0; l < classes; ++l)
      for (std::size_t j = 0; j < t; ++j)
        H[r * stride + l * t + j] -= shift[j + t * l] * transposed_[(points.begin + j) * dimension_ + r];
}

}  // namespace agop
