#pragma once

#include <span>

#include "core/agop/agop_options.hpp"
#include "core/dense/symmetric_solve.hpp"
#include "core/kernels/kernel.hpp"
#include "core/samples/samples.hpp"
#include "core/threads/job.hpp"

/// The stateless operations, for front ends that keep their own arrays. The caller has checked the sizes; d
/// and n are those of the samples, c follows from the length of Y or alpha.
namespace agop::operations {

/// out = k(x_i, z_j), n x m.
void kernelMatrix(const Kernel& kernel, const Samples& x, const Samples& z, std::span<const double> M,
                  std::span<double> out, const Job& job);

/// (K + ridge I) alpha = Y. K is n x n and overwritten, Y and alpha n x c.
SolveOutcome solve(std::span<double> K, std::span<const double> Y, std::size_t n, double ridge,
                   std::span<double> alpha, const Job& job);

/// Average gradient outer product of f = sum_i alpha_i k(., x_i) over the x_i; alpha n x c, out agopSize()
/// doubles.
void agop(const Kernel& kernel, const Samples& x, std::span<const double> M, std::span<const double> alpha,
          const AgopOptions& options, std::span<double> out, const Job& job);

/// A = A^power, d x d.
void matrixPower(std::span<double> A, std::size_t d, double power, const Job& job);

/// The eigenvalues of A, d x d and overwritten, in ascending order.
void symmetricEigenvalues(std::span<double> A, std::size_t d, std::span<double> eigenvalues, const Job& job);

}  // namespace agop::operations
