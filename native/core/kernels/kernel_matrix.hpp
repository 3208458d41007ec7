#pragma once

#include "core/kernels/kernel_tiles.hpp"
#include "core/threads/job.hpp"

namespace agop {

enum class Triangle { lower, upper };

/// One triangle, with the diagonal, of K = k(x_i, x_j) in an n x n column-major array. Of the other triangle
/// only blocks on the diagonal are touched. Progress runs over [from, to], as in parallelTiles.
void symmetricKernelMatrix(const KernelTiles& tiles, const MeasuredSamples& x, Triangle triangle, double* K,
                           const Job& job, double from = 0.0, double to = 0.0);

/// out = k(x_i, z_j) for n samples x and m points z, row-major n x m.
void kernelMatrix(const KernelTiles& tiles, const MeasuredSamples& x, const MeasuredSamples& z, double* out,
                  const Job& job);

}  // namespace agop
