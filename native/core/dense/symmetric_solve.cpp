#include "core/dense/symmetric_solve.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <span>
#include <vector>

#include "core/blas/blas.hpp"
#include "core/dense/cholesky.hpp"
#include "core/dense/mirror.hpp"
#include "core/support/buffer.hpp"
#include "core/threads/compute_lease.hpp"

namespace agop {

namespace {

/// An answer is accepted if it misses no target by more than this part of the largest target of the same
/// output. Where the labels of coinciding samples contradict each other any answer misses by a good part of
/// 1; every backward stable method answers a solvable system of condition 10^12, as runs from a learned M_0
/// meet, to 10^-5.
constexpr double acceptedResidual = 1e-4;

class SymmetricSystem {
 public:
  SymmetricSystem(MutableSquareMatrix K, double ridge, Coefficients Y, MutableCoefficients alpha,
                  const std::function<void()>& writeUpper, const Job& job)
      : K_(K),
        n_(K.order),
        ridge_(ridge),
        Y_(Y),
        classes_(Y.classes),
        alpha_(alpha),
        writeUpper_(writeUpper),
        job_(job),
        diagonal_(n_, 1, "kernel diagonal") {
    for (std::size_t i = 0; i < n_; ++i) diagonal_[i] = K(i, i);
  }

  bool cholesky() {
    addRidge();
    if (!choleskyLower(K_, job_)) return false;
    std::copy_n(Y_.values, Y_.size(), alpha_.values);
    choleskySolve(K_, alpha_, job_);
    if (fitsByBound()) return true;
    writeUpper_();
    const MultithreadedBlas threads(job_);
    return fitsTargets();
  }

  bool indefinite() {
    writeUpper_();
    requireFinite();
    mirrorUpperToLower(K_, {0, n_});
    addRidge();
    const MultithreadedBlas threads(job_);
    std::vector<int> pivots(n_);
    blas::sytrfLower(n_, K_.values, n_, pivots.data());
    dropNegligiblePivots(pivots);
    std::copy_n(Y_.values, Y_.size(), alpha_.values);
    blas::sytrsLower(n_, classes_, K_.values, n_, pivots.data(), alpha_.values, n_);
    return fitsTargets();
  }

  bool semidefinite() {
    mirrorUpperToLower(K_, {0, n_});
    addRidge();
    const MultithreadedBlas threads(job_);
    std::vector<int> pivots(n_);
    const std::size_t rank = blas::pstrfLower(n_, K_.values, n_, pivots.data(), negligiblePivot());
    if (rank == 0) return false;
    Buffer chosen(rank, classes_, "coefficients of the independent samples");
    for (std::size_t l = 0; l < classes_; ++l)
      for (std::size_t i = 0; i < rank; ++i) chosen[i + l * rank] = Y_(pivots[i] - 1, l);
    blas::potrsLower(rank, classes_, K_.values, n_, chosen.data(), rank);
    std::fill_n(alpha_.values, alpha_.size(), 0.0);
    for (std::size_t l = 0; l < classes_; ++l)
      for (std::size_t i = 0; i < rank; ++i) alpha_(pivots[i] - 1, l) = chosen[i + l * rank];
    return fitsTargets();
  }

  void leastSquares() {
    mirrorUpperToLower(K_, {0, n_});
    addRidge();
    const MultithreadedBlas threads(job_);
    Buffer eigenvalues(n_, 1, "eigenvalues of the kernel matrix");
    if (blas::eigenLower(n_, K_.values, n_, eigenvalues.data(), n_ <= divideAndConquerLimit) != 0)
      throw Error("INVALID_ARRAY", "kernelMatrix", "a matrix whose eigenvalues do not converge",
                  "a symmetric matrix of finite numbers");
    Buffer coordinates(n_, classes_, "coordinates of the targets");
    blas::gemm(blas::Transpose::yes, blas::Transpose::no, n_, classes_, n_, 1.0, K_.values, n_, Y_.values, n_,
               0.0, coordinates.data(), n_);
    double largest = 0.0;
    for (const double value : eigenvalues.span()) largest = std::max(largest, std::abs(value));
    const double negligible = static_cast<double>(n_) * std::numeric_limits<double>::epsilon() * largest;
    for (std::size_t l = 0; l < classes_; ++l)
      for (std::size_t i = 0; i < n_; ++i) {
        double& coordinate = coordinates[i + l * n_];
        coordinate = std::abs(eigenvalues[i]) <= negligible ? 0.0 : coordinate / eigenvalues[i];
      }
    blas::gemm(blas::Transpose::no, blas::Transpose::no, n_, classes_, n_, 1.0, K_.values, n_,
               coordinates.data(), n_, 0.0, alpha_.values, n_);
  }

 private:
  void addRidge() {
    for (std::size_t i = 0; i < n_; ++i) K_(i, i) = diagonal_[i] + ridge_;
  }

  /// n epsilon times the largest diagonal entry: the size of a zero after rounding.
  double negligiblePivot() const {
    double largest = 0.0;
    for (const double entry : diagonal_.span()) largest = std::max(largest, std::abs(entry + ridge_));
    return static_cast<double>(n_) * std::numeric_limits<double>::epsilon() * largest;
  }

  /// Replaces negligible pivots by infinity, so that the substitution gives a coefficient of 0. Such a pivot
  /// belongs to a redundant sample, because Bunch-Kaufman takes it only where its whole column is as small.
  void dropNegligiblePivots(const std::vector<int>& pivots) {
    const double negligible = negligiblePivot();
    for (std::size_t i = 0; i < n_; ++i)
      if (pivots[i] > 0 && std::abs(K_(i, i)) <= negligible)
        K_(i, i) = std::numeric_limits<double>::infinity();
  }

  /// Refuses a K that is not finite, which no factorisation reliably notices. @throws Error DIVERGED.
  void requireFinite() const {
    bool isFinite = true;
    for (std::size_t j = 0; j < n_; ++j) {
      isFinite = isFinite && std::isfinite(diagonal_[j]);
      for (std::size_t i = 0; i < j; ++i) isFinite = isFinite && std::isfinite(K_(i, j));
    }
    if (!isFinite)
      throw Error("DIVERGED", "kernelMatrix", "an entry that is not finite",
                  "a feature matrix, kernel and bandwidth whose kernel values are finite");
  }

  /// Cholesky is backward stable: its answer solves a system whose entries differ by at most
  /// (3 n + 1) epsilon times the largest diagonal entry (N. J. Higham, Accuracy and Stability of Numerical
  /// Algorithms, theorem 10.4), so that it misses no target by more than that times sum |alpha|.
  bool fitsByBound() const {
    double largest = 0.0;
    for (const double entry : diagonal_.span()) largest = std::max(largest, entry + ridge_);
    const double relative = (3.0 * static_cast<double>(n_) + 1.0) * std::numeric_limits<double>::epsilon();
    bool fits = true;
    for (std::size_t l = 0; l < classes_; ++l) {
      double sum = 0.0;
      for (const double coefficient : column(alpha_, l)) sum += std::abs(coefficient);
      // Written so that NaN does not fit.
      fits = fits && relative * largest * sum <= acceptedResidual * largestMagnitude(column(Y_, l));
    }
    return fits;
  }

  /// Compares the targets with K alpha, from the upper triangle of K.
  bool fitsTargets() {
    for (std::size_t i = 0; i < n_; ++i) K_(i, i) = diagonal_[i];
    Buffer fitted(n_, classes_, "kernel matrix times coefficients");
    blas::symmUpper(n_, classes_, K_.values, n_, alpha_.values, n_, fitted.data(), n_);
    bool fits = true;
    for (std::size_t l = 0; l < classes_; ++l) {
      const double accepted = acceptedResidual * largestMagnitude(column(Y_, l));
      // Written so that NaN does not fit.
      for (std::size_t k = l * n_; k < (l + 1) * n_; ++k)
        fits = fits && std::abs(fitted[k] + ridge_ * alpha_.values[k] - Y_.values[k]) <= accepted;
    }
    return fits;
  }

  static std::span<const double> column(Coefficients matrix, std::size_t l) {
    return {matrix.ofClass(l), matrix.samples};
  }

  static double largestMagnitude(std::span<const double> values) {
    double largest = 0.0;
    for (const double value : values) largest = std::max(largest, std::abs(value));
    return largest;
  }

  const MutableSquareMatrix K_;
  const std::size_t n_;
  const double ridge_;
  const Coefficients Y_;
  const std::size_t classes_;
  const MutableCoefficients alpha_;
  const std::function<void()>& writeUpper_;
  const Job& job_;
  Buffer diagonal_;
};

}  // namespace

const char* solverName(Solver solver) {
  switch (solver) {
    case Solver::cholesky:
      return "cholesky";
    case Solver::indefinite:
      return "indefinite";
    case Solver::semidefinite:
      return "semidefinite";
    case Solver::leastSquares:
      break;
  }
  return "least-squares";
}

Solver solveSymmetric(MutableSquareMatrix K, double ridge, Coefficients Y, MutableCoefficients alpha,
                      const std::function<void()>& writeUpper, const Job& job) {
  SymmetricSystem system(K, ridge, Y, alpha, writeUpper, job);
  job.checkpoint();
  if (system.cholesky()) return Solver::cholesky;
  const auto tried = [&](double part) {
    job.report(part);
    job.checkpoint();
  };
  tried(0.25);
  if (system.indefinite()) return Solver::indefinite;
  tried(0.5);
  if (system.semidefinite()) return Solver::semidefinite;
  tried(0.75);
  system.leastSquares();
  return Solver::leastSquares;
}

}  // namespace agop
