#include "core/agop/average_gradient_outer_product.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <span>
#include <vector>

#include "core/agop/outer_products.hpp"
#include "core/blas/blas.hpp"
#include "core/support/buffer.hpp"
#include "core/threads/parallel_tiles.hpp"
#include "core/threads/stages.hpp"

namespace agop {

namespace {

using blas::Transpose;

/// Below this ratio of the AGOP to the norms of its factors, rounding in H'H would show in the result. A
/// healthy run stays above 10^-2. The coefficients of samples that coincide under M cancel only after the
/// multiplication by M.
constexpr double cancellationLimit = 1e-5;

double norm(std::span<const double> values) {
  double sum = 0.0;
  for (const double value : values) sum += value * value;
  return std::sqrt(sum);
}

bool isDiagonal(SquareMatrix M) {
  for (std::size_t r = 0; r < M.order; ++r)
    for (std::size_t q = 0; q < M.order; ++q)
      if (q != r && M(q, r) != 0.0) return false;
  return true;
}

class Accumulation {
 public:
  Accumulation(const JacobianTiles& tiles, const AgopOptions& options, double* fitted, const Job& job)
      : tiles_(tiles),
        n_(tiles.samples().size()),
        M_(tiles.features()),
        d_(M_.order),
        classes_(tiles.classes()),
        options_(options),
        diagonalOnly_(options.diagonal && isDiagonal(M_)),
        fitted_(fitted),
        job_(job) {}

  void run(std::span<double> out) {
    Stages stages(job_);
    stages.until(0.5);
    OuterProducts products = sumOverTiles(false, nullptr);
    products.scale(n_);
    // Each moment by itself: a class keeps its digits beside one with large gradients.
    std::vector<double> uncentredNorms(products.momentCount());
    for (std::size_t index = 0; index < uncentredNorms.size(); ++index)
      uncentredNorms[index] = norm({products.moments(index), products.momentSize()});
    if (options_.centering) products.centre();
    multiplyByFeatures(products, out);
    const double squaredNormOfM = norm(M_.span()) * norm(M_.span());
    const std::size_t size = out.size() / uncentredNorms.size();
    bool keepsDigits = true;
    for (std::size_t index = 0; index < uncentredNorms.size(); ++index)
      keepsDigits = keepsDigits && norm(out.subspan(index * size, size)) >=
                                       cancellationLimit * uncentredNorms[index] * squaredNormOfM;
    if (keepsDigits) return;

    // Multiply each Jacobian by M and centre it before it is squared, as the definition says: 2 d^2 c n
    // operations more.
    const double* mean = options_.centering ? products.mean() : nullptr;
    stages.until(1.0);
    OuterProducts careful = sumOverTiles(true, mean);
    careful.scale(n_);
    copyMoments(careful, out);
  }

 private:
  /// Sums the outer products of the tiles H, or of (H - mean) M. The sums of the threads are added in thread
  /// order.
  OuterProducts sumOverTiles(bool timesFeatures, const double* mean) {
    constexpr std::size_t width = JacobianTiles::width;
    const std::size_t threads = parallelThreads(job_, n_, width);
    const std::size_t rows = width * tiles_.classTile(0).size();
    const bool diagonalSum = timesFeatures ? options_.diagonal : diagonalOnly_;
    std::vector<OuterProducts> sums;
    std::vector<JacobianTiles::Workspace> workspaces;
    std::vector<Buffer> products;
    for (std::size_t thread = 0; thread < threads; ++thread) {
      sums.emplace_back(d_, classes_, options_.perClass, diagonalSum);
      workspaces.emplace_back(tiles_);
      products.emplace_back(timesFeatures ? rows : 0, d_, "tile of Jacobians times M");
    }
    parallelTiles(job_, n_, width, [&](Range points, std::size_t thread) {
      const std::size_t t = points.size();
      double* H = workspaces[thread].tile();
      tiles_.prepare(points, workspaces[thread]);
      for (std::size_t tile = 0; tile < tiles_.classTiles(); ++tile) {
        const Range classes = tiles_.classTile(tile);
        const std::size_t stride = t * classes.size();
        tiles_.compute(points, classes, workspaces[thread]);
        if (fitted_ != nullptr) tiles_.copyValues(points, classes, workspaces[thread], fitted_);
        if (mean != nullptr) subtractMean(mean, t, classes, H);
        if (timesFeatures)
          blas::gemm(Transpose::no, Transpose::no, stride, d_, d_, 1.0, H, stride, M_.values, d_, 0.0,
                     products[thread].data(), stride);
        sums[thread].add(timesFeatures ? products[thread].data() : H, t, classes);
      }
    });
    for (std::size_t thread = 1; thread < threads; ++thread) sums[0].add(sums[thread]);
    return std::move(sums[0]);
  }

  void subtractMean(const double* mean, std::size_t t, Range classes, double* H) const {
    for (std::size_t r = 0; r < d_; ++r)
      for (std::size_t l = 0; l < classes.size(); ++l) {
        double* column = H + (r * classes.size() + l) * t;
        for (std::size_t j = 0; j < t; ++j) column[j] -= mean[classes.begin + l + r * classes_];
      }
  }

  /// out = M (moments) M
  void multiplyByFeatures(const OuterProducts& products, std::span<double> out) const {
    const std::size_t outSize = options_.diagonal ? d_ : d_ * d_;
    Buffer left(diagonalOnly_ ? 0 : d_, d_, "AGOP product"),
        product(diagonalOnly_ ? 0 : d_, d_, "AGOP product");
    for (std::size_t index = 0; index < products.momentCount(); ++index) {
      const double* moments = products.moments(index);
      double* result = out.data() + index * outSize;
      if (diagonalOnly_) {
        for (std::size_t r = 0; r < d_; ++r) result[r] = M_(r, r) * M_(r, r) * moments[r];
        continue;
      }
      blas::gemm(Transpose::no, Transpose::no, d_, d_, d_, 1.0, M_.values, d_, moments, d_, 0.0, left.data(),
                 d_);
      blas::gemm(Transpose::no, Transpose::no, d_, d_, d_, 1.0, left.data(), d_, M_.values, d_, 0.0,
                 product.data(), d_);
      for (std::size_t r = 0; r < d_; ++r) {
        if (options_.diagonal)
          result[r] = product[r + r * d_];
        else
          for (std::size_t q = 0; q <= r; ++q)
            result[q + r * d_] = result[r + q * d_] = 0.5 * (product[q + r * d_] + product[r + q * d_]);
      }
    }
  }

  static void copyMoments(const OuterProducts& products, std::span<double> out) {
    const std::span<const double> moments = products.allMoments();
    std::copy(moments.begin(), moments.end(), out.begin());
  }

  const JacobianTiles& tiles_;
  std::size_t n_;
  SquareMatrix M_;
  std::size_t d_;
  std::size_t classes_;
  AgopOptions options_;
  bool diagonalOnly_;
  double* fitted_;
  const Job& job_;
};

}  // namespace

void averageGradientOuterProduct(const JacobianTiles& jacobians, const AgopOptions& options,
                                 std::span<double> out, double* fitted, const Job& job) {
  Accumulation(jacobians, options, fitted, job).run(out);
}

}  // namespace agop
