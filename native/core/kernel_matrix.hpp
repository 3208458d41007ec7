#pragma once

#include "core/job.hpp"
#include "core/kernel_tiles.hpp"

namespace agop {

/// K = k(x_i, x_j) in both triangles of an n x n array. Half of the entries are computed, the others copied.
void symmetricKernelMatrix(const KernelTiles& tiles, const MeasuredSamples& x, double* K, const Job& job,
                           double progressTo);

/// out = k(x_i, z_j) for n samples x and m points z, row-major n x m.
void kernelMatrix(const KernelTiles& tiles, const MeasuredSamples& x, const MeasuredSamples& z, double* out,
                  const Job& job);

}  // namespace agop
