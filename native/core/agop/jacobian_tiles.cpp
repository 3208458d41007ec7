#include "core/agop/jacobian_tiles.hpp"

#include <algorithm>

namespace agop {

namespace {

/// Rows of a tile: with 122 columns (p = 61) they take 0.4 MB.
constexpr std::size_t tileRows = 384;

/// The gradient of the general quadratic kernel has the term (x_i'Mx_i - 1) M z, which is not a multiple of M
/// x_i. Summed over i it is the shift -sum_i alpha_i (x_i'Mx_i - 1), the same at every point.
std::vector<double> generalQuadraticShift(const double* norms, Coefficients alpha) {
  std::vector<double> shift(alpha.classes, 0.0);
  for (std::size_t l = 0; l < alpha.classes; ++l)
    for (std::size_t i = 0; i < alpha.samples; ++i) shift[l] -= alpha(i, l) * (norms[i] - 1.0);
  return shift;
}

}  // namespace

JacobianTiles::JacobianTiles(const KernelTiles& tiles, const FactoredSums* factored, Coefficients alpha)
    : tiles_(tiles),
      factored_(factored),
      alpha_(alpha),
      classes_(alpha.classes),
      sums_(factored != nullptr ? nullptr : samples().weightedSums(alpha)) {
  if (tiles.kernel().kind == Kernel::Kind::generalQuadratic)
    constantShift_ = generalQuadraticShift(tiles.x().norms(), alpha);
}

JacobianTiles::Workspace::Workspace(const JacobianTiles& tiles)
    : prepared_(tiles.factored_ ? tiles.factored_->tableSize(width) : width * tiles.samples().size(), 1,
                "tile of weights"),
      H_(width * tiles.classTile(0).size(), tiles.samples().dimension(), "tile of Jacobians"),
      shift_(width, tiles.classTile(0).size(), "tile of shifts"),
      scratch_(tiles.sums_ ? tiles.sums_->scratchSize(width) : 0, 1, "scratch of a tile") {}

std::size_t JacobianTiles::classTiles() const {
  return std::max<std::size_t>(1, (classes_ * width + tileRows / 2) / tileRows);
}

Range JacobianTiles::classTile(std::size_t index) const {
  // Where the classes do not divide evenly, the first tiles are one wider.
  const std::size_t count = classTiles(), narrow = classes_ / count, wider = classes_ % count;
  const std::size_t begin = index * narrow + std::min(index, wider);
  return {begin, begin + narrow + (index < wider ? 1 : 0)};
}

void JacobianTiles::prepare(Range points, Workspace& workspace) const {
  double* prepared = workspace.prepared_.data();
  if (factored_)
    factored_->prepare(tiles_.x().radial(), points, prepared);
  else
    tiles_.weights(tiles_.x(), {{0, samples().size()}, points, prepared, points.size()},
                   workspace.coincidences_);
}

void JacobianTiles::compute(Range points, Range classes, Workspace& workspace) const {
  const std::size_t t = points.size();
  const double* prepared = workspace.prepared_.data();
  double *shift = workspace.shift_.data(), *H = workspace.H_.data();
  if (factored_)
    factored_->jacobians(prepared, t, classes, H, shift);
  else
    sums_->compute(prepared, t, classes, H, tiles_.kernel().isRadial() ? shift : nullptr,
                   workspace.scratch_.data());
  if (!constantShift_.empty())
    for (std::size_t l = 0; l < classes.size(); ++l)
      std::fill_n(shift + l * t, t, constantShift_[classes.begin + l]);
  if (tiles_.kernel().isRadial() || !constantShift_.empty())
    samples().subtractPoints(points, shift, classes.size(), H);
}

void JacobianTiles::copyValues(Range points, Range classes, const Workspace& workspace, double* out) const {
  // The weights are k / L^2, and the shift is their sum with alpha; but for coinciding samples, of which k
  // is 1.
  const double scale = tiles_.kernel().bandwidth * tiles_.kernel().bandwidth;
  const std::size_t t = points.size();
  for (std::size_t j = 0; j < t; ++j)
    for (std::size_t l = 0; l < classes.size(); ++l)
      out[(points.begin + j) * classes_ + classes.begin + l] = scale * workspace.shift_[j + l * t];
  for (const Coincidence& place : workspace.coincidences_)
    for (std::size_t l = classes.begin; l < classes.end; ++l)
      out[place.point * classes_ + l] += alpha_(place.sample, l);
}

}  // namespace agop
