#include "core/symmetric_solve.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "core/blas.hpp"
#include "core/buffer.hpp"
#include "core/mirror.hpp"

namespace agop {

namespace {

/// An answer counts when it misses no target by more than this part of the largest target of the same output.
/// Where the labels of coinciding samples contradict each other any answer misses by a good part of 1; a
/// solvable system of condition 10^12, which runs from a learned M_0 do meet, is answered to 10^-5 by every
/// backward stable method.
constexpr double acceptedResidual = 1e-4;

/// Above this order the 2 n^2 workspace of divide and conquer would break the memory bound of a run.
constexpr std::size_t divideAndConquerLimit = 4000;

class SymmetricSystem {
 public:
  SymmetricSystem(double* K, std::size_t n, double ridge, const double* Y, std::size_t classes, double* alpha,
                  double* fitted)
      : K_(K),
        n_(n),
        ridge_(ridge),
        Y_(Y),
        classes_(classes),
        alpha_(alpha),
        fitted_(fitted),
        diagonal_(n, 1, "kernel diagonal"),
        factorDiagonal_(n, 1, "factor diagonal") {
    for (std::size_t i = 0; i < n; ++i) diagonal_[i] = K[i + i * n];
  }

  bool cholesky() {
    addRidge();
    if (blas::potrfLower(n_, K_, n_) != 0) return false;
    std::copy_n(Y_, n_ * classes_, alpha_);
    blas::potrsLower(n_, classes_, K_, n_, alpha_, n_);
    return fitsTargets();
  }

  bool indefinite() {
    requireFinite();
    mirrorUpperToLower(K_, n_, {0, n_});
    addRidge();
    std::vector<int> pivots(n_);
    blas::sytrfLower(n_, K_, n_, pivots.data());
    dropNegligiblePivots(pivots);
    std::copy_n(Y_, n_ * classes_, alpha_);
    blas::sytrsLower(n_, classes_, K_, n_, pivots.data(), alpha_, n_);
    return fitsTargets();
  }

  void leastSquares() {
    mirrorUpperToLower(K_, n_, {0, n_});
    addRidge();
    Buffer eigenvalues(n_, 1, "eigenvalues of the kernel matrix");
    if (blas::eigenLower(n_, K_, n_, eigenvalues.data(), n_ <= divideAndConquerLimit) != 0)
      throw Error("INVALID_ARRAY", "kernelMatrix", "a matrix whose eigenvalues do not converge",
                  "a symmetric matrix of finite numbers");
    Buffer coordinates(n_, classes_, "coordinates of the targets");
    blas::gemm(blas::Transpose::yes, blas::Transpose::no, n_, classes_, n_, 1.0, K_, n_, Y_, n_, 0.0,
               coordinates.data(), n_);
    double largest = 0.0;
    for (const double value : eigenvalues.span()) largest = std::max(largest, std::abs(value));
    const double negligible = static_cast<double>(n_) * std::numeric_limits<double>::epsilon() * largest;
    for (std::size_t l = 0; l < classes_; ++l)
      for (std::size_t i = 0; i < n_; ++i) {
        double& coordinate = coordinates[i + l * n_];
        coordinate = std::abs(eigenvalues[i]) <= negligible ? 0.0 : coordinate / eigenvalues[i];
      }
    blas::gemm(blas::Transpose::no, blas::Transpose::no, n_, classes_, n_, 1.0, K_, n_, coordinates.data(),
               n_, 0.0, alpha_, n_);
    for (std::size_t l = 0; l < classes_; ++l)
      for (std::size_t i = 0; i < n_; ++i) coordinates[i + l * n_] *= eigenvalues[i] - ridge_;
    blas::gemm(blas::Transpose::no, blas::Transpose::no, n_, classes_, n_, 1.0, K_, n_, coordinates.data(),
               n_, 0.0, fitted_, n_);
  }

 private:
  void addRidge() {
    for (std::size_t i = 0; i < n_; ++i) K_[i + i * n_] = diagonal_[i] + ridge_;
  }

  /// A pivot that is zero, or rounding of zero, belongs to a sample that others make redundant (Bunch-Kaufman
  /// takes it only where its whole column is as small): its coefficient becomes 0, because the substitution
  /// divides by infinity.
  void dropNegligiblePivots(const std::vector<int>& pivots) {
    double largest = 0.0;
    for (const double entry : diagonal_.span()) largest = std::max(largest, std::abs(entry + ridge_));
    const double negligible = static_cast<double>(n_) * std::numeric_limits<double>::epsilon() * largest;
    for (std::size_t i = 0; i < n_; ++i)
      if (pivots[i] > 0 && std::abs(K_[i + i * n_]) <= negligible)
        K_[i + i * n_] = std::numeric_limits<double>::infinity();
  }

  /// No factorisation can be trusted to notice. @throws Error DIVERGED.
  void requireFinite() const {
    bool isFinite = true;
    for (std::size_t j = 0; j < n_; ++j) {
      isFinite = isFinite && std::isfinite(diagonal_[j]);
      for (std::size_t i = 0; i < j; ++i) isFinite = isFinite && std::isfinite(K_[i + j * n_]);
    }
    if (!isFinite)
      throw Error("DIVERGED", "kernelMatrix", "an entry that is not finite",
                  "a feature matrix, kernel and bandwidth whose kernel values are finite");
  }

  /// Computes K alpha from the upper triangle, which no factorisation has touched, and compares.
  bool fitsTargets() {
    for (std::size_t i = 0; i < n_; ++i) {
      factorDiagonal_[i] = K_[i + i * n_];
      K_[i + i * n_] = diagonal_[i];
    }
    blas::symmUpper(n_, classes_, K_, n_, alpha_, n_, fitted_, n_);
    for (std::size_t i = 0; i < n_; ++i) K_[i + i * n_] = factorDiagonal_[i];

    bool fits = true;
    for (std::size_t l = 0; l < classes_; ++l) {
      double largest = 0.0;
      for (std::size_t k = l * n_; k < (l + 1) * n_; ++k) largest = std::max(largest, std::abs(Y_[k]));
      // Written so that NaN does not fit.
      for (std::size_t k = l * n_; k < (l + 1) * n_; ++k)
        fits = fits && std::abs(fitted_[k] + ridge_ * alpha_[k] - Y_[k]) <= acceptedResidual * largest;
    }
    return fits;
  }

  double* K_;
  std::size_t n_;
  double ridge_;
  const double* Y_;
  std::size_t classes_;
  double* alpha_;
  double* fitted_;
  Buffer diagonal_;
  Buffer factorDiagonal_;
};

}  // namespace

const char* solverName(Solver solver) {
  switch (solver) {
    case Solver::cholesky:
      return "cholesky";
    case Solver::indefinite:
      return "indefinite";
    case Solver::leastSquares:
      break;
  }
  return "least-squares";
}

Solver solveSymmetric(double* K, std::size_t n, double ridge, const double* Y, std::size_t classes,
                      double* alpha, double* fitted, const Job& job, double progressFrom) {
  SymmetricSystem system(K, n, ridge, Y, classes, alpha, fitted);
  job.checkpoint();
  if (system.cholesky()) return Solver::cholesky;
  job.report(progressFrom + (1.0 - progressFrom) / 3.0);
  job.checkpoint();
  if (system.indefinite()) return Solver::indefinite;
  job.report(progressFrom + 2.0 * (1.0 - progressFrom) / 3.0);
  job.checkpoint();
  system.leastSquares();
  return Solver::leastSquares;
}

}  // namespace agop
