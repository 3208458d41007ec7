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

/// The least that an answer must do: miss no target by more than this part of the largest target of the same
/// output. Where the labels of coinciding samples contradict each other any answer misses by a good part of
/// 1; every backward stable method answers a solvable system of condition 10^12, as runs from a learned M_0
/// meet, to 10^-5.
constexpr double acceptedResidual = 1e-4;

/// Rounding of a backward stable method, in units of sqrt(n) epsilon (|K| |alpha| + |Y|) with the infinity
/// norm of K. An answer that misses more has lost digits which another method may keep.
constexpr double acceptedBackwardError = 1.0;

/// The semidefinite answer leaves out pivots of n epsilon, which shows in its residual. It stands at once if
/// it misses no target by more than this part.
constexpr double acceptedTruncation = 1e-8;

constexpr double epsilon = std::numeric_limits<double>::epsilon();

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

  /// The members below return whether their answer may stand at once. If not, the best so far is kept.

  bool cholesky() {
    addRidge();
    if (!choleskyLower(K_, job_)) return false;
    std::copy_n(Y_.values, Y_.size(), alpha_.values);
    choleskySolve(K_, alpha_, job_);
    if (const double bound = choleskyBound(); bound <= acceptedResidual) {
      best_ = {Solver::cholesky, bound};
      return true;
    }
    reveal();
    const MultithreadedBlas threads(job_);
    return judge(Solver::cholesky) && isBackwardStable_;
  }

  bool indefinite() {
    restore();
    const MultithreadedBlas threads(job_);
    std::vector<int> pivots(n_);
    blas::sytrfLower(n_, K_.values, n_, pivots.data());
    const bool isSingular = dropNegligiblePivots(pivots);
    std::copy_n(Y_.values, Y_.size(), alpha_.values);
    blas::sytrsLower(n_, classes_, K_.values, n_, pivots.data(), alpha_.values, n_);
    // Which of the answers to a singular system has the smaller residual, rounding decides, and with it the
    // number of threads. So a semidefinite K is left to the method for it.
    return judge(Solver::indefinite) && isBackwardStable_ && !isSingular;
  }

  bool semidefinite() {
    restore();
    const MultithreadedBlas threads(job_);
    std::vector<int> pivots(n_);
    const std::size_t rank = blas::pstrfLower(n_, K_.values, n_, pivots.data(), negligiblePivot());
    if (rank == 0) return false;
    // With all samples in it, it is a Cholesky factorisation in another order. The next solve then begins
    // with the plain one, so the smallest pivot, the last, must be well above rounding.
    const bool isDefinite = rank == n_ && K_(n_ - 1, n_ - 1) * K_(n_ - 1, n_ - 1) > 1e4 * negligiblePivot();
    const Solver solver = isDefinite ? Solver::cholesky : Solver::semidefinite;
    Buffer chosen(rank, classes_, "coefficients of the independent samples");
    for (std::size_t l = 0; l < classes_; ++l)
      for (std::size_t i = 0; i < rank; ++i) chosen[i + l * rank] = Y_(pivots[i] - 1, l);
    blas::potrsLower(rank, classes_, K_.values, n_, chosen.data(), rank);
    std::fill_n(alpha_.values, alpha_.size(), 0.0);
    for (std::size_t l = 0; l < classes_; ++l)
      for (std::size_t i = 0; i < rank; ++i) alpha_(pivots[i] - 1, l) = chosen[i + l * rank];
    judge(solver);
    if (!(residual_ <= acceptedTruncation)) return false;
    best_ = {solver, residual_};
    return true;
  }

  /// Whether one of the answers so far may stand now that there is no other; if so, it is alpha.
  bool best() {
    if (!(best_.residual <= acceptedResidual)) return false;
    std::copy_n(bestAlpha_.data(), bestAlpha_.size(), alpha_.values);
    return true;
  }

  void leastSquares() {
    restore();
    const MultithreadedBlas threads(job_);
    Buffer eigenvalues(n_, 1, "eigenvalues of the kernel matrix");
    if (blas::eigenLower(n_, K_.values, n_, eigenvalues.data(), n_ <= divideAndConquerLimit) != 0)
      throw Error("INVALID_ARRAY", "kernelMatrix", "a matrix whose eigenvalues do not converge",
                  "a symmetric matrix of finite numbers");
    Buffer coordinates(n_, classes_, "coordinates of the targets"),
        unreachable(n_, classes_, "coordinates out of reach");
    blas::gemm(blas::Transpose::yes, blas::Transpose::no, n_, classes_, n_, 1.0, K_.values, n_, Y_.values, n_,
               0.0, coordinates.data(), n_);
    const double negligible = static_cast<double>(n_) * epsilon * largestMagnitude(eigenvalues.span());
    for (std::size_t l = 0; l < classes_; ++l)
      for (std::size_t i = 0; i < n_; ++i) {
        double &coordinate = coordinates[i + l * n_], &rest = unreachable[i + l * n_];
        const bool isZero = std::abs(eigenvalues[i]) <= negligible;
        rest = isZero ? coordinate : 0.0;
        coordinate = isZero ? 0.0 : coordinate / eigenvalues[i];
      }
    const auto timesEigenvectors = [&](const Buffer& of, double* out) {
      blas::gemm(blas::Transpose::no, blas::Transpose::no, n_, classes_, n_, 1.0, K_.values, n_, of.data(),
                 n_, 0.0, out, n_);
    };
    timesEigenvectors(coordinates, alpha_.values);
    // What no answer reaches is the residual.
    timesEigenvectors(unreachable, coordinates.data());
    best_ = {Solver::leastSquares, 0.0};
    for (std::size_t l = 0; l < classes_; ++l)
      best_.residual = std::max(best_.residual,
                                ratio(largestMagnitude({coordinates.data() + l * n_, n_}), largestTarget(l)));
  }

  const SolveOutcome& outcome() const { return best_; }

 private:
  void addRidge() {
    for (std::size_t i = 0; i < n_; ++i) K_(i, i) = diagonal_[i] + ridge_;
  }

  /// n epsilon times the largest diagonal entry: the size of a zero after rounding.
  double negligiblePivot() const {
    double largest = 0.0;
    for (const double entry : diagonal_.span()) largest = std::max(largest, std::abs(entry + ridge_));
    return static_cast<double>(n_) * epsilon * largest;
  }

  /// Replaces negligible pivots by infinity, so that the substitution gives a coefficient of 0: such a pivot
  /// belongs to a redundant sample. Returns whether the factorisation is numerically singular. A zero that is
  /// exact is harmless: its sample has no part in the system, or is the double of another.
  bool dropNegligiblePivots(const std::vector<int>& pivots) {
    const double negligible = negligiblePivot();
    bool isSingular = false;
    for (std::size_t i = 0; i < n_; ++i) {
      if (pivots[i] > 0) {
        if (std::abs(K_(i, i)) > negligible) continue;
        isSingular = isSingular || K_(i, i) != 0.0;
        K_(i, i) = std::numeric_limits<double>::infinity();
      } else {  // the first of two rows with a block of their own
        isSingular = isSingular || std::max({std::abs(K_(i, i)), std::abs(K_(i + 1, i)),
                                             std::abs(K_(i + 1, i + 1))}) <= negligible;
        ++i;
      }
    }
    return isSingular;
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

  /// K in the upper triangle, once there is a doubt.
  void reveal() {
    if (norm_ >= 0.0) return;
    writeUpper_();
    requireFinite();
    measureRows();
  }

  /// K + ridge I in the lower triangle, for the next method.
  void restore() {
    reveal();
    mirrorUpperToLower(K_, {0, n_});
    addRidge();
  }

  /// The largest sum of magnitudes of a row of K + ridge I, its infinity norm.
  void measureRows() {
    std::vector<double> sums(n_);
    for (std::size_t j = 0; j < n_; ++j) {
      for (std::size_t i = 0; i < j; ++i) {
        sums[i] += std::abs(K_(i, j));
        sums[j] += std::abs(K_(i, j));
      }
      sums[j] += std::abs(diagonal_[j] + ridge_);
    }
    norm_ = largestMagnitude(sums);
  }

  /// Cholesky is backward stable: its answer solves a system whose entries differ by at most
  /// (3 n + 1) epsilon times the largest diagonal entry (N. J. Higham, Accuracy and Stability of Numerical
  /// Algorithms, theorem 10.4), so that it misses no target by more than that times sum |alpha|.
  /// Returns that in units of the largest target of the output.
  double choleskyBound() const {
    double largest = 0.0;
    for (const double entry : diagonal_.span()) largest = std::max(largest, entry + ridge_);
    const double relative = (3.0 * static_cast<double>(n_) + 1.0) * epsilon;
    double bound = 0.0;
    for (std::size_t l = 0; l < classes_; ++l) {
      double sum = 0.0;
      for (const double coefficient : column(alpha_, l)) sum += std::abs(coefficient);
      bound = largerOrNan(bound, ratio(relative * largest * sum, largestTarget(l)));
    }
    return bound;
  }

  /// Compares the targets with K alpha, from the upper triangle of K, and keeps the best answer so far.
  /// Returns whether the answer misses no target by more than `acceptedResidual`.
  bool judge(Solver solver) {
    for (std::size_t i = 0; i < n_; ++i) K_(i, i) = diagonal_[i];
    Buffer fitted(n_, classes_, "kernel matrix times coefficients");
    blas::symmUpper(n_, classes_, K_.values, n_, alpha_.values, n_, fitted.data(), n_);
    residual_ = 0.0;
    isBackwardStable_ = true;
    const double units = acceptedBackwardError * std::sqrt(static_cast<double>(n_)) * epsilon;
    for (std::size_t l = 0; l < classes_; ++l) {
      double missed = 0.0;
      for (std::size_t k = l * n_; k < (l + 1) * n_; ++k)
        missed = largerOrNan(missed, std::abs(fitted[k] + ridge_ * alpha_.values[k] - Y_.values[k]));
      residual_ = largerOrNan(residual_, ratio(missed, largestTarget(l)));
      // Written so that NaN is not stable.
      isBackwardStable_ = isBackwardStable_ &&
                          missed <= units * (norm_ * largestMagnitude(column(alpha_, l)) + largestTarget(l));
    }
    if (residual_ < best_.residual) {
      best_ = {solver, residual_};
      if (bestAlpha_.size() == 0) bestAlpha_ = Buffer(n_, classes_, "best coefficients so far");
      std::copy_n(alpha_.values, alpha_.size(), bestAlpha_.data());
    }
    return residual_ <= acceptedResidual;
  }

  double largestTarget(std::size_t l) const { return largestMagnitude(column(Y_, l)); }

  /// a / b, 0 for 0 / 0.
  static double ratio(double a, double b) { return a == 0.0 ? 0.0 : a / b; }

  /// The maximum, or NaN once there was one.
  static double largerOrNan(double a, double b) { return b <= a || std::isnan(a) ? a : b; }

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
  double norm_ = -1.0;     ///< infinity norm of K + ridge I, once measured
  double residual_ = 0.0;  ///< of the answer last judged, as in SolveOutcome
  bool isBackwardStable_ = true;
  SolveOutcome best_{Solver::cholesky, std::numeric_limits<double>::infinity()};
  Buffer bestAlpha_;
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

SolveOutcome solveSymmetric(MutableSquareMatrix K, double ridge, Coefficients Y, MutableCoefficients alpha,
                            const std::function<void()>& writeUpper, const Job& job, SolveStart start) {
  SymmetricSystem system(K, ridge, Y, alpha, writeUpper, job);
  job.checkpoint();
  const auto tried = [&](double part) {
    job.report(part);
    job.checkpoint();
  };
  const bool wasSingular = start == SolveStart::semidefinite;
  if (wasSingular ? system.semidefinite() : system.cholesky()) return system.outcome();
  tried(0.25);
  if (system.indefinite()) return system.outcome();
  tried(0.5);
  if (!wasSingular && system.semidefinite()) return system.outcome();
  tried(0.75);
  if (!system.best()) system.leastSquares();
  return system.outcome();
}

}  // namespace agop
