#include "core/jacobian_tiles.hpp"

#include <algorithm>

namespace agop {

namespace {

std::size_t tileWidth(std::size_t classes) {
  constexpr std::size_t tileRows = 4096;
  return std::clamp<std::size_t>(tileRows / classes, 4, 64);
}

/// The gradient of the general quadratic kernel has the term (x_i'Mx_i - 1) M z, which is no multiple of M
/// x_i: summed over i it is the shift -sum_i alpha_i (x_i'Mx_i - 1), the same at every point.
std::vector<double> generalQuadraticShift(const double* norms, const double* alpha, std::size_t n,
                                          std::size_t classes) {
  std::vector<double> shift(classes, 0.0);
  for (std::size_t l = 0; l < classes; ++l)
    for (std::size_t i = 0; i < n; ++i) shift[l] -= alpha[i + l * n] * (norms[i] - 1.0);
  return shift;
}

}  // namespace

JacobianTiles::JacobianTiles(const Kernel& kernel, const Samples& x, const double* M, const double* alpha,
                             std::size_t classes)
    : kernel_(kernel),
      x_(x),
      classes_(classes),
      width_(tileWidth(classes)),
      tiles_(kernel, M),
      measured_(kernel, x, M),
      sums_(x.weightedSums(alpha, classes)) {
  if (kernel.kind == Kernel::Kind::generalQuadratic)
    constantShift_ = generalQuadraticShift(measured_.norms(), alpha, x.size(), classes);
}

JacobianTiles::Workspace::Workspace(const JacobianTiles& tiles)
    : weights_(tiles.x_.size(), tiles.width_, "tile of weights"),
      H_(tiles.width_ * tiles.classes_, tiles.x_.dimension(), "tile of Jacobians"),
      shift_(tiles.width_, tiles.classes_, "tile of shifts"),
      scratch_(tiles.sums_->scratchSize(tiles.width_), 1, "scratch of a tile") {}

bool JacobianTiles::isRadial() const {
  return kernel_.kind == Kernel::Kind::gaussian || kernel_.kind == Kernel::Kind::laplace;
}

void JacobianTiles::compute(Range points, Workspace& workspace) const {
  const std::size_t n = x_.size(), t = points.size();
  double* shift = workspace.shift_.data();
  tiles_.weights(measured_, measured_, {0, n}, points, workspace.weights_.data(), t);
  sums_->compute(workspace.weights_.data(), t, workspace.tile(), isRadial() ? shift : nullptr,
                 workspace.scratch_.data());
  for (std::size_t l = 0; l < constantShift_.size(); ++l) std::fill_n(shift + l * t, t, constantShift_[l]);
  if (isRadial() || !constantShift_.empty()) x_.subtractPoints(points, shift, classes_, workspace.tile());
}

}  // namespace agop
