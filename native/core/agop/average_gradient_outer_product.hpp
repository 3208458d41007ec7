#pragma once

#include <span>

#include "core/agop/agop_options.hpp"
#include "core/agop/jacobian_tiles.hpp"
#include "core/threads/job.hpp"

namespace agop {

/// Average gradient outer product of f(z) = sum_i alpha_i k(z, x_i) over the n samples x_i:
///   (1/n) sum_j (J_j - Jbar)'(J_j - Jbar),  J_j = [sum_i alpha_i w_ij x_i' - shift_j x_j'] M.
/// M is constant in j, so the outer products are accumulated without it, tile by tile over j; no array of n x
/// c x d exists. On pairs 4 n^2 c + d^2 c n operations.
///
/// @param out agopSize() doubles.
/// @param fitted Receives f(x_j), unless it is null; gaussian only.
void averageGradientOuterProduct(const JacobianTiles& jacobians, const AgopOptions& options,
                                 std::span<double> out, double* fitted, const Job& job);

}  // namespace agop
