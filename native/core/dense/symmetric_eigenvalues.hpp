#pragma once

#include <cstddef>

#include "core/threads/job.hpp"

namespace agop {

/// The d eigenvalues of the symmetric d x d matrix A in ascending order; A is destroyed. Only under a
/// ComputeLease.
void symmetricEigenvalues(double* A, std::size_t d, double* eigenvalues, const Job& job);

}  // namespace agop
