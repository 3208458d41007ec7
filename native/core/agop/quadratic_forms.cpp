#include "core/agop/quadratic_forms.hpp"

#include <algorithm>

#include "core/blas/blas.hpp"
#include "core/threads/parallel_tiles.hpp"

namespace agop {

namespace {

using blas::Transpose;

void product(std::size_t d, double factor, const double* A, const double* B, double beta, double* C) {
  blas::gemm(Transpose::no, Transpose::no, d, d, d, factor, A, d, B, d, beta, C, d);
}

void symmetrise(std::size_t d, double* A) {
  for (std::size_t r = 0; r < d; ++r)
    for (std::size_t q = 0; q < r; ++q) A[q + r * d] = A[r + q * d] = 0.5 * (A[q + r * d] + A[r + q * d]);
}

/// A thread takes this many classes at a time: a cache line of a row of predictions.
constexpr std::size_t classTile = 8;

}  // namespace

bool QuadraticForms::pay(const Kernel& kernel, std::size_t n, std::size_t d) {
  if (kernel.kind != Kernel::Kind::quadratic && kernel.kind != Kernel::Kind::generalQuadratic) return false;
  const double samples = static_cast<double>(n), dimension = static_cast<double>(d);
  return 8.0 * dimension * dimension * dimension <= (6.0 * samples + dimension * dimension) * samples;
}

QuadraticForms::QuadraticForms(const Kernel& kernel, const Samples& x, SquareMatrix M, Coefficients alpha,
                               const Job& job)
    : d_(x.dimension()),
      classes_(alpha.classes),
      gradients_(checkedProduct(d_, d_, "gradient"), classes_, "gradients of the quadratic forms"),
      constants_(classes_, 0.0) {
  const bool isGeneral = kernel.kind == Kernel::Kind::generalQuadratic;
  const std::size_t n = x.size();
  Buffer norms(n, 1, "squared norms of the samples");
  x.squaredNorms(M, norms.data());
  std::vector<Buffer> moments, images;
  for (std::size_t thread = 0; thread < parallelThreads(job, classes_, 1); ++thread) {
    moments.emplace_back(d_, d_, "moments of the samples");
    images.emplace_back(d_, d_, "moments times M");
  }
  parallelTiles(
      job, classes_, 1,
      [&](Range tile, std::size_t thread) {
        const std::size_t l = tile.begin;
        double *A = moments[thread].data(), *R = gradients_.data() + l * d_ * d_;
        x.secondMoments(alpha.ofClass(l), A);
        product(d_, 1.0, A, M.values, 0.0, images[thread].data());
        double shift = 0.0;
        if (isGeneral) {
          for (std::size_t i = 0; i < n; ++i) shift += alpha(i, l) * (norms[i] - 1.0);
          for (std::size_t k = 0; k < d_ * d_; ++k) R[k] = shift * M.values[k];
        }
        product(d_, isGeneral ? 2.0 : 6.0, M.values, images[thread].data(), isGeneral ? 1.0 : 0.0, R);
        symmetrise(d_, R);
        constants_[l] = 0.5 * shift;
      },
      Progress::silent);
}

void QuadraticForms::values(const Samples& z, double* out, const Job& job) const {
  const std::size_t m = z.size();
  std::vector<Buffer> forms;
  for (std::size_t thread = 0; thread < parallelThreads(job, classes_, classTile); ++thread)
    forms.emplace_back(m, 1, "values of a quadratic form");
  parallelTiles(job, classes_, classTile, [&](Range tile, std::size_t thread) {
    for (std::size_t l = tile.begin; l < tile.end; ++l) {
      z.squaredNorms({gradient(l), d_}, forms[thread].data());
      for (std::size_t j = 0; j < m; ++j) out[l + j * classes_] = 0.5 * forms[thread][j] - constants_[l];
    }
  });
}

void QuadraticForms::averageGradientOuterProduct(const Samples& x, const AgopOptions& options,
                                                 std::span<double> out, const Job& job) const {
  Buffer moments(d_, d_, "moments of the samples");
  if (options.centering) {
    x.covariance(moments.data());
  } else {
    x.secondMoments(std::vector<double>(x.size(), 1.0 / static_cast<double>(x.size())).data(),
                    moments.data());
  }

  const std::size_t threads = parallelThreads(job, classes_, 1), squared = d_ * d_;
  std::vector<Buffer> images, sums;
  for (std::size_t thread = 0; thread < threads; ++thread) {
    images.emplace_back(d_, d_, "moments times a gradient");
    sums.emplace_back(options.diagonal ? 1 : d_, d_, "AGOP");
    std::fill_n(sums.back().data(), sums.back().size(), 0.0);
  }
  const auto add = [&](const double* R, const double* image, double* sum) {
    if (!options.diagonal) {
      product(d_, 1.0, R, image, 1.0, sum);
      return;
    }
    for (std::size_t r = 0; r < d_; ++r)
      for (std::size_t q = 0; q < d_; ++q) sum[r] += R[q + r * d_] * image[q + r * d_];
  };
  const std::size_t size = options.diagonal ? d_ : squared;
  if (options.perClass) std::fill(out.begin(), out.end(), 0.0);
  parallelTiles(job, classes_, 1, [&](Range tile, std::size_t thread) {
    const std::size_t l = tile.begin;
    product(d_, 1.0, moments.data(), gradient(l), 0.0, images[thread].data());
    add(gradient(l), images[thread].data(), options.perClass ? out.data() + l * size : sums[thread].data());
  });
  if (!options.perClass) {
    std::copy_n(sums[0].data(), size, out.data());
    for (std::size_t thread = 1; thread < threads; ++thread)
      for (std::size_t k = 0; k < size; ++k) out[k] += sums[thread][k];
  }
  if (!options.diagonal)
    for (std::size_t index = 0; index * squared < out.size(); ++index)
      symmetrise(d_, out.data() + index * squared);
}

}  // namespace agop
