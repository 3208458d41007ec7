#include "core/kernel_matrix.hpp"

#include "core/mirror.hpp"
#include "core/parallel_tiles.hpp"

namespace agop {

namespace {

constexpr std::size_t tileWidth = 64;

}  // namespace

void symmetricKernelMatrix(const KernelTiles& tiles, const MeasuredSamples& x, double* K, const Job& job,
                           double progressTo) {
  const std::size_t n = x.samples().size();
  parallelTiles(
      job, n, tileWidth,
      [&](Range points, std::size_t) {
        tiles.values(x, x, {points.begin, n}, points, K + points.begin + points.begin * n, n);
        mirrorUpperToLower(K, n, points);
      },
      0.0, progressTo);
}

void kernelMatrix(const KernelTiles& tiles, const MeasuredSamples& x, const MeasuredSamples& z, double* out,
                  const Job& job) {
  const std::size_t n = x.samples().size(), m = z.samples().size();
  parallelTiles(job, m, tileWidth, [&](Range points, std::size_t) {
    tiles.values(x, z, {0, n}, points, out + points.begin, m);
  });
}

}  // namespace agop
