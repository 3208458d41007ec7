#pragma once

#include "core/job.hpp"
#include "core/kernel_tiles.hpp"

namespace agop {

/// K = k(x_i, x_j) in both triangles of an n x n array. Half of the entries are computed, the others copied.
void symmetricKernelMatrix(const KernelTiles& tiles, const MeasuredSamples& x, double* K, const Job& job,
                           double progressTo);

/// out = k(z_j, x_i) for m samples z, column-major n x m with stride n: row-major this is m x n.
void kernelMatrix(const KernelTiles& tiles, const MeasuredSamples& x, const MeasuredSamples& z, double* out,
                  const Job& job);

}  // namespace agop
