#include "core/kernels/kernel_matrix.hpp"

namespace agop {

namespace {

constexpr std::size_t tileWidth = 64;

/// Points of a tile of a symmetric K: the length of its contiguous columns.
constexpr std::size_t triangleWidth = 128;

}  // namespace

void symmetricKernelMatrix(const KernelTiles& tiles, Triangle triangle, double* K, const Job& job,
                           Progress progress) {
  const std::size_t n = tiles.x().samples().size();
  parallelTiles(
      job, n, triangleWidth,
      [&](Range points, std::size_t) {
        const Range samples = triangle == Triangle::lower ? Range{0, points.end} : Range{points.begin, n};
        tiles.values(tiles.x(), {samples, points, K + points.begin + samples.begin * n, n});
      },
      progress);
}

void kernelMatrix(const KernelTiles& tiles, const MeasuredSamples& z, double* K, const Job& job) {
  const std::size_t n = tiles.x().samples().size(), m = z.samples().size();
  parallelTiles(job, m, tileWidth, [&](Range points, std::size_t) {
    tiles.values(z, {{0, n}, points, K + points.begin, m});
  });
}

}  // namespace agop
