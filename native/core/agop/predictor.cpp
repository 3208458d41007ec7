#include "core/agop/predictor.hpp"

#include <vector>

#include "core/agop/average_gradient_outer_product.hpp"
#include "core/agop/jacobian_tiles.hpp"
#include "core/blas/blas.hpp"
#include "core/support/buffer.hpp"
#include "core/support/layout.hpp"
#include "core/threads/parallel_tiles.hpp"

namespace agop {

namespace {

/// Points predicted together.
constexpr std::size_t width = 64;

std::vector<Buffer> threadBuffers(const Job& job, std::size_t points, std::size_t rows) {
  std::vector<Buffer> buffers;
  for (std::size_t thread = 0; thread < parallelThreads(job, points, width); ++thread)
    buffers.emplace_back(rows, 1, "tile of predictions");
  return buffers;
}

}  // namespace

Predictor::Predictor(const Kernel& kernel, const Samples& x, SquareMatrix M, Coefficients alpha,
                     const Job& job)
    : alpha_(alpha), tiles_(kernel, M, x), factored_(tiles_.factoredSums(alpha)) {
  if (QuadraticForms::pay(kernel, x.size(), x.dimension())) forms_.emplace(kernel, x, M, alpha, job);
}

void Predictor::values(const Samples& z, double* out, const Job& job) const {
  if (forms_)
    forms_->values(z, out, job);
  else if (factored_)
    valuesByFactors(z, out, job);
  else
    valuesByTiles(z, out, job);
}

void Predictor::valuesByFactors(const Samples& z, double* out, const Job& job) const {
  const MeasuredSamples points = measured(z);
  const std::size_t classes = alpha_.classes;
  std::vector<Buffer> tables = threadBuffers(job, z.size(), factored_->tableSize(width)),
                      values = threadBuffers(job, z.size(), width * classes);
  parallelTiles(job, z.size(), width, [&](Range tile, std::size_t thread) {
    const std::size_t t = tile.size();
    double* f = values[thread].data();
    factored_->prepare(points.radial(), tile, tables[thread].data());
    factored_->values(tables[thread].data(), t, f);
    columnToRowMajor(f, t, classes, out + tile.begin * classes);
  });
}

void Predictor::valuesByTiles(const Samples& z, double* out, const Job& job) const {
  const MeasuredSamples points = measured(z);
  const std::size_t n = alpha_.samples, classes = alpha_.classes;
  std::vector<Buffer> kernelValues = threadBuffers(job, z.size(), n * width);
  parallelTiles(job, z.size(), width, [&](Range tile, std::size_t thread) {
    const std::size_t t = tile.size();
    double* K = kernelValues[thread].data();
    tiles_.values(points, {{0, n}, tile, K, t});
    blas::gemm(blas::Transpose::yes, blas::Transpose::yes, classes, t, n, 1.0, alpha_.values, n, K, t, 0.0,
               out + tile.begin * classes, classes);
  });
}

void Predictor::averageGradientOuterProduct(const AgopOptions& options, std::span<double> out, double* fitted,
                                            const Job& job) const {
  if (forms_) {
    forms_->averageGradientOuterProduct(tiles_.x().samples(), options, out, job);
    return;
  }
  const JacobianTiles jacobians(tiles_, factored_.get(), alpha_);
  agop::averageGradientOuterProduct(jacobians, options, out, valuesComeWithAgop() ? fitted : nullptr, job);
  job.report(1.0);
}

}  // namespace agop
