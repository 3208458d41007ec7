#pragma once

#include <span>

#include "core/support/square_matrix.hpp"
#include "core/threads/job.hpp"

namespace agop {

/// The eigenvalues of symmetric A in ascending order; destroys A. Only under a ComputeLease.
void symmetricEigenvalues(MutableSquareMatrix A, std::span<double> eigenvalues, const Job& job);

}  // namespace agop
