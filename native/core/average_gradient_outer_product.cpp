#include "core/average_gradient_outer_product.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <span>
#include <vector>

#include "core/blas.hpp"
#include "core/buffer.hpp"
#include "core/jacobian_tiles.hpp"
#include "core/parallel_tiles.hpp"

namespace agop {

namespace {

using blas::Transpose;

/// Below this ratio of the AGOP to the norms of its factors, rounding in H'H would show in the result. A
/// healthy run stays above 10^-2; samples that coincide under M have coefficients that cancel only after the
/// multiplication by M.
constexpr double cancellationLimit = 1e-5;

double norm(std::span<const double> values) {
  double sum = 0.0;
  for (const double value : values) sum += value * value;
  return std::sqrt(sum);
}

bool isDiagonal(const double* M, std::size_t d) {
  for (std::size_t r = 0; r < d; ++r)
    for (std::size_t q = 0; q < d; ++q)
      if (q != r && M[q + r * d] != 0.0) return false;
  return true;
}

class Accumulation {
 public:
  Accumulation(const Kernel& kernel, const Samples& x, const double* M, const double* alpha,
               std::size_t classes, const AgopOptions& options, const Job& job)
      : x_(x),
        M_(M),
        d_(x.dimension()),
        classes_(classes),
        options_(options),
        diagonalOnly_(options.diagonal && isDiagonal(M, x.dimension())),
        job_(job),
        tiles_(kernel, x, M, alpha, classes) {}

  void run(std::span<double> out) {
    OuterProducts products = sumOverTiles(false, nullptr, 0.0, 0.5);
    products.scale(x_.size());
    const double uncentredNorm = norm(products.allMoments());
    if (options_.centering) products.centre();
    multiplyByFeatures(products, out);
    if (norm(out) >= cancellationLimit * uncentredNorm * norm({M_, d_ * d_}) * norm({M_, d_ * d_})) return;

    // Multiply each Jacobian by M and centre it before it is squared, as the definition says: 2 d^2 c n
    // operations more.
    const double* mean = options_.centering ? products.mean() : nullptr;
    OuterProducts careful = sumOverTiles(true, mean, 0.5, 1.0);
    careful.scale(x_.size());
    copyMoments(careful, out);
  }

 private:
  /// Sums the outer products of the tiles H, or of (H - mean) M. The sums of the threads are added in thread
  /// order.
  OuterProducts sumOverTiles(bool timesFeatures, const double* mean, double progressFrom, double progressTo) {
    const std::size_t threads = parallelThreads(job_, x_.size(), tiles_.width());
    const std::size_t rows = tiles_.width() * classes_;
    const bool diagonalSum = timesFeatures ? options_.diagonal : diagonalOnly_;
    std::vector<OuterProducts> sums;
    std::vector<JacobianTiles::Workspace> workspaces;
    std::vector<Buffer> products;
    for (std::size_t thread = 0; thread < threads; ++thread) {
      sums.emplace_back(d_, classes_, options_.perClass, diagonalSum);
      workspaces.emplace_back(tiles_);
      products.emplace_back(timesFeatures ? rows : 0, d_, "tile of Jacobians times M");
    }
    parallelTiles(
        job_, x_.size(), tiles_.width(),
        [&](Range points, std::size_t thread) {
          const std::size_t t = points.size();
          double* H = workspaces[thread].tile();
          tiles_.compute(points, workspaces[thread]);
          if (mean != nullptr) subtractMean(mean, t, H);
          if (timesFeatures)
            blas::gemm(Transpose::no, Transpose::no, t * classes_, d_, d_, 1.0, H, t * classes_, M_, d_, 0.0,
                       products[thread].data(), t * classes_);
          sums[thread].add(timesFeatures ? products[thread].data() : H, t);
        },
        progressFrom, progressTo);
    for (std::size_t thread = 1; thread < threads; ++thread) sums[0].add(sums[thread]);
    return std::move(sums[0]);
  }

  void subtractMean(const double* mean, std::size_t t, double* H) const {
    for (std::size_t r = 0; r < d_; ++r)
      for (std::size_t l = 0; l < classes_; ++l) {
        double* column = H + r * t * classes_ + l * t;
        for (std::size_t j = 0; j < t; ++j) column[j] -= mean[l + r * classes_];
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
        for (std::size_t r = 0; r < d_; ++r) result[r] = M_[r + r * d_] * M_[r + r * d_] * moments[r];
        continue;
      }
      blas::gemm(Transpose::no, Transpose::no, d_, d_, d_, 1.0, M_, d_, moments, d_, 0.0, left.data(), d_);
      blas::gemm(Transpose::no, Transpose::no, d_, d_, d_, 1.0, left.data(), d_, M_, d_, 0.0, product.data(),
                 d_);
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

  const Samples& x_;
  const double* M_;
  std::size_t d_;
  std::size_t classes_;
  AgopOptions options_;
  bool diagonalOnly_;
  const Job& job_;
  JacobianTiles tiles_;
};

}  // namespace

std::size_t agopSize(std::size_t dimension, std::size_t classes, const AgopOptions& options) {
  const std::size_t one = options.diagonal ? dimension : checkedProduct(dimension, dimension, "AGOP");
  return checkedProduct(one, options.perClass ? classes : 1, "AGOP");
}

void averageGradientOuterProduct(const Kernel& kernel, const Samples& x, const double* M, const double* alpha,
                                 std::size_t classes, const AgopOptions& options, double* out,
                                 const Job& job) {
  Accumulation(kernel, x, M, alpha, classes, options, job)
      .run({out, agopSize(x.dimension(), classes, options)});
  job.report(1.0);
}

}  // namespace agop
