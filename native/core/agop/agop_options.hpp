#pragma once

#include <cstddef>

namespace agop {

/// The wanted part of an AGOP.
struct AgopOptions {
  bool centering = true;  ///< subtract the mean Jacobian
  bool perClass = false;  ///< one AGOP for each output instead of their sum
  bool diagonal = false;  ///< the diagonal alone
};

/// Number of doubles of an AGOP: d x d, c x d x d (perClass), d (diagonal), or c x d.
/// @throws Error OUT_OF_MEMORY where no array can be that large.
std::size_t agopSize(std::size_t dimension, std::size_t classes, const AgopOptions& options);

}  // namespace agop
