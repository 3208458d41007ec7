#include "core/agop/agop_options.hpp"

#include "core/support/checked_size.hpp"

namespace agop {

std::size_t agopSize(std::size_t dimension, std::size_t classes, const AgopOptions& options) {
  const std::size_t one = options.diagonal ? dimension : checkedProduct(dimension, dimension, "AGOP");
  return checkedProduct(one, options.perClass ? classes : 1, "AGOP");
}

}  // namespace agop
