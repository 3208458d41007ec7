#pragma once

namespace agop {

/// A kernel of Recursive Feature Machines (arXiv 2604.00316, 2407.20199). With u = x'Mz, s = (x - z)'M(x - z)
/// and L the bandwidth:
///   gaussian          exp(-s / (2 L^2))
///   laplace           exp(-sqrt(s) / L)
///   quadratic         3 u^2
///   generalQuadratic  (x'Mx - 1)(z'Mz - 1) / 2 + u^2
struct Kernel {
  enum class Kind { gaussian, laplace, quadratic, generalQuadratic };

  /// Whether k depends on the difference x - z alone.
  bool isRadial() const { return kind == Kind::gaussian || kind == Kind::laplace; }

  Kind kind;
  double bandwidth;  ///< L, positive; the two quadratic kernels ignore it
};

}  // namespace agop
