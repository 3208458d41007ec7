#include "core/self_check.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <limits>
#include <vector>

#include "core/blas/blas.hpp"
#include "core/support/arbitrary_numbers.hpp"

namespace agop {

namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

/// Column-major, like everything that BLAS sees.
struct Matrix {
  std::size_t rows, columns;
  std::vector<double> entries;

  Matrix(std::size_t rows, std::size_t columns, double value = 0.0)
      : rows(rows), columns(columns), entries(rows * columns, value) {}

  double& operator()(std::size_t i, std::size_t j) { return entries[i + j * rows]; }
  double operator()(std::size_t i, std::size_t j) const { return entries[i + j * rows]; }
  double* data() { return entries.data(); }
  const double* data() const { return entries.data(); }
};

Matrix arbitrary(std::size_t rows, std::size_t columns, std::uint32_t seed) {
  Matrix made(rows, columns);
  const Buffer numbers = arbitraryNumbers(rows * columns, seed, "self-check");
  std::copy_n(numbers.data(), numbers.size(), made.data());
  return made;
}

Matrix transposed(const Matrix& A) {
  Matrix made(A.columns, A.rows);
  for (std::size_t j = 0; j < A.columns; ++j)
    for (std::size_t i = 0; i < A.rows; ++i) made(j, i) = A(i, j);
  return made;
}

Matrix product(const Matrix& A, const Matrix& B) {
  Matrix C(A.rows, B.columns);
  for (std::size_t j = 0; j < B.columns; ++j)
    for (std::size_t k = 0; k < A.columns; ++k) {
      const double factor = B(k, j);
      for (std::size_t i = 0; i < A.rows; ++i) C(i, j) += A(i, k) * factor;
    }
  return C;
}

/// The lower triangle alone.
Matrix lowerOf(Matrix A, double above) {
  for (std::size_t j = 0; j < A.columns; ++j)
    for (std::size_t i = 0; i < j; ++i) A(i, j) = above;
  return A;
}

/// Compares sums of some hundred products of numbers of order 1, whose rounding stays far below the
/// tolerance. NaN is never near.
bool near(const Matrix& A, const Matrix& B, double tolerance = 1e-11) {
  if (A.rows != B.rows || A.columns != B.columns) return false;
  for (std::size_t k = 0; k < A.entries.size(); ++k)
    if (!(std::abs(A.entries[k] - B.entries[k]) <= tolerance)) return false;
  return true;
}

/// C has NaN in it, which beta = 0 must not read.
bool gemmIsRight(std::size_t m, std::size_t n, std::size_t k, blas::Transpose transposeA,
                 blas::Transpose transposeB) {
  const Matrix A = arbitrary(m, k, 1), B = arbitrary(k, n, 2);
  const Matrix a = transposeA == blas::Transpose::yes ? transposed(A) : A;
  const Matrix b = transposeB == blas::Transpose::yes ? transposed(B) : B;
  Matrix C(m, n, nan);
  blas::gemm(transposeA, transposeB, m, n, k, 1.0, a.data(), a.rows, b.data(), b.rows, 0.0, C.data(), m);
  return near(C, product(A, B));
}

bool everyGemmIsRight() {
  using enum blas::Transpose;
  // Odd, and beyond one block of every kernel that OpenBLAS has: the edges of blocks.
  if (!gemmIsRight(131, 45, 203, yes, no)) return false;
  // Where processors have them, small products run kernels of their own, one for each pair of transposes.
  constexpr std::array<std::array<std::size_t, 3>, 4> small{
      {{20, 20, 20}, {23, 37, 29}, {48, 33, 60}, {60, 31, 45}}};
  for (const auto& [m, n, k] : small)
    for (const blas::Transpose a : {no, yes})
      for (const blas::Transpose b : {no, yes})
        if (!gemmIsRight(m, n, k, a, b)) return false;
  return true;
}

/// A well-conditioned positive definite matrix and what is made of it. Its order exceeds one block of the
/// kernels.
class PositiveDefinite {
 public:
  PositiveDefinite() : factor_(arbitrary(order, inner, 3)), A_(product(factor_, transposed(factor_))) {
    for (std::size_t i = 0; i < order; ++i) A_(i, i) += shift;
  }

  bool syrkIsRight() const {
    const Matrix across = transposed(factor_);
    for (const blas::Gram gram : {blas::Gram::ofColumns, blas::Gram::ofRows}) {
      Matrix C(order, order);
      for (std::size_t i = 0; i < order; ++i) C(i, i) = shift;
      const Matrix& given = gram == blas::Gram::ofColumns ? across : factor_;
      blas::syrkLower(gram, order, inner, 1.0, given.data(), given.rows, C.data(), order);
      if (!near(C, lowerOf(A_, 0.0))) return false;
    }
    return true;
  }

  /// Before the two that follow, which use the factor.
  bool potrfIsRight() {
    L_ = lowerOf(A_, nan);
    if (blas::potrfLower(order, L_.data(), order) != 0) return false;
    L_ = lowerOf(L_, 0.0);
    return near(product(L_, transposed(L_)), A_);
  }

  bool potrsIsRight() const {
    const Matrix X = arbitrary(order, 7, 4);
    Matrix B = product(A_, X);
    blas::potrsLower(order, B.columns, L_.data(), order, B.data(), order);
    return near(B, X);
  }

  bool trsmIsRight() const {
    const Matrix X = arbitrary(45, order, 5), L = lowerOf(L_, nan);
    Matrix B = product(X, transposed(L_));
    blas::trsmTransposedLower(X.rows, order, L.data(), order, B.data(), X.rows);
    return near(B, X);
  }

  bool symmIsRight() const {
    const Matrix B = arbitrary(order, 21, 6);
    Matrix upper = transposed(lowerOf(A_, nan)), C(order, B.columns, nan);
    blas::symmUpper(order, B.columns, upper.data(), order, B.data(), order, C.data(), order);
    return near(C, product(A_, B), 1e-10);
  }

 private:
  static constexpr std::size_t order = 83, inner = 51;
  static constexpr double shift = 50.0;

  Matrix factor_, A_;
  Matrix L_{0, 0};
};

/// Indefinite, with zeros on the diagonal, so that pivots of order 2 come too.
Matrix indefinite(std::size_t order) {
  Matrix A = arbitrary(order, order, 7);
  for (std::size_t j = 0; j < order; ++j) {
    for (std::size_t i = 0; i < j; ++i) A(i, j) = A(j, i);
    A(j, j) = j % 2 == 0 ? 0.0 : 4.0;
  }
  return A;
}

bool sytrfIsRight() {
  const Matrix A = indefinite(71), X = arbitrary(A.rows, 5, 8), B = product(A, X);
  Matrix factored = lowerOf(A, nan), solution = B;
  std::vector<int> pivots(A.rows);
  if (blas::sytrfLower(A.rows, factored.data(), A.rows, pivots.data()) != 0) return false;
  blas::sytrsLower(A.rows, B.columns, factored.data(), A.rows, pivots.data(), solution.data(), A.rows);
  return near(product(A, solution), B, 1e-9);
}

bool pstrfIsRight() {
  constexpr std::size_t order = 70, rank = 45;
  const Matrix V = arbitrary(order, rank, 9), A = product(V, transposed(V));
  Matrix L = lowerOf(A, nan);
  std::vector<int> pivots(order);
  if (blas::pstrfLower(order, L.data(), order, pivots.data(), 1e-9) != rank) return false;
  Matrix factor(order, rank), permuted(order, order);
  for (std::size_t j = 0; j < rank; ++j)
    for (std::size_t i = j; i < order; ++i) factor(i, j) = L(i, j);
  for (std::size_t j = 0; j < order; ++j)
    for (std::size_t i = 0; i < order; ++i) {
      const auto row = static_cast<std::size_t>(pivots[i] - 1),
                 column = static_cast<std::size_t>(pivots[j] - 1);
      if (row >= order || column >= order) return false;
      permuted(i, j) = A(row, column);
    }
  return near(product(factor, transposed(factor)), permuted, 1e-9);
}

/// The order exceeds the 25 below which divide and conquer leaves the work to QR iteration.
bool eigenIsRight(bool divideAndConquer) {
  const Matrix A = indefinite(53);
  Matrix V = lowerOf(A, nan), scaled(A.rows, A.rows), identity(A.rows, A.rows);
  std::vector<double> values(A.rows);
  if (blas::eigenLower(A.rows, V.data(), A.rows, values.data(), divideAndConquer) != 0) return false;
  for (std::size_t j = 0; j < A.rows; ++j) {
    identity(j, j) = 1.0;
    for (std::size_t i = 0; i < A.rows; ++i) scaled(i, j) = V(i, j) * values[j];
  }
  return std::is_sorted(values.begin(), values.end()) && near(product(A, V), scaled) &&
         near(product(transposed(V), V), identity);
}

bool eigenvaluesAreRight() {
  const Matrix A = indefinite(53);
  Matrix vectors = A, destroyed = lowerOf(A, nan), expected(A.rows, 1), values(A.rows, 1);
  return blas::eigenLower(A.rows, vectors.data(), A.rows, expected.data(), true) == 0 &&
         blas::eigenvaluesLower(A.rows, destroyed.data(), A.rows, values.data()) == 0 &&
         near(values, expected);
}

}  // namespace

std::string selfCheck() {
  PositiveDefinite definite;
  const std::pair<const char*, std::function<bool()>> checks[]{
      {"dgemm", everyGemmIsRight},
      {"dsyrk", [&] { return definite.syrkIsRight(); }},
      {"dpotrf", [&] { return definite.potrfIsRight(); }},
      {"dpotrs", [&] { return definite.potrsIsRight(); }},
      {"dtrsm", [&] { return definite.trsmIsRight(); }},
      {"dsymm", [&] { return definite.symmIsRight(); }},
      {"dsytrf", sytrfIsRight},
      {"dpstrf", pstrfIsRight},
      {"dsyevd", [] { return eigenIsRight(true); }},
      {"dsyev", [] { return eigenIsRight(false) && eigenvaluesAreRight(); }},
  };
  for (const auto& [routine, isRight] : checks)
    if (!isRight()) return routine;
  return "";
}

}  // namespace agop
