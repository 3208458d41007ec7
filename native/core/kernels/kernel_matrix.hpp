#pragma once

#include "core/kernels/kernel_tiles.hpp"
#include "core/threads/job.hpp"
#include "core/threads/parallel_tiles.hpp"

namespace agop {

enum class Triangle { lower, upper };

/// One triangle of K = k(x_i, x_j), with the diagonal, in an n x n array. Of the other triangle only blocks
/// on the diagonal are touched.
void symmetricKernelMatrix(const KernelTiles& tiles, Triangle triangle, double* K, const Job& job,
                           Progress progress = Progress::reported);

/// K = k(x_i, z_j) for n training samples x and m points z, as a row-major n x m array.
void kernelMatrix(const KernelTiles& tiles, const MeasuredSamples& z, double* K, const Job& job);

}  // namespace agop
