#include "core/kernels/kernel_matrix.hpp"

#include "core/threads/parallel_tiles.hpp"

namespace agop {

namespace {

constexpr std::size_t tileWidth = 64;

/// Rows of K that are computed together: a stretch of a column.
constexpr std::size_t triangleWidth = 128;

}  // namespace

void symmetricKernelMatrix(const KernelTiles& tiles, const MeasuredSamples& x, Triangle triangle, double* K,
                           const Job& job, double from, double to) {
  const std::size_t n = x.samples().size();
  parallelTiles(
      job, n, triangleWidth,
      [&](Range points, std::size_t) {
        const Range samples = triangle == Triangle::lower ? Range{0, points.end} : Range{points.begin, n};
        tiles.values(x, x, samples, points, K + points.begin + samples.begin * n, n);
      },
      from, to);
}

void kernelMatrix(const KernelTiles& tiles, const MeasuredSamples& x, const MeasuredSamples& z, double* out,
                  const Job& job) {
  const std::size_t n = x.samples().size(), m = z.samples().size();
  parallelTiles(job, m, tileWidth, [&](Range points, std::size_t) {
    tiles.values(x, z, {0, n}, points, out + points.begin, m);
  });
}

}  // namespace agop
