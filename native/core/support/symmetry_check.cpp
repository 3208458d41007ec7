#include "core/support/symmetry_check.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "core/support/error.hpp"

namespace agop {

namespace {

/// Two blocks of this order fit in the first cache: a column of a large matrix, read alone, misses on every
/// entry.
constexpr std::size_t block = 32;

/// The shortest number that reads back as the value, as JavaScript has it but for the zeros of an exponent.
std::string text(double value) {
  if (std::isnan(value)) return "NaN";
  if (std::isinf(value)) return value > 0 ? "Infinity" : "-Infinity";
  char digits[40];
  for (int precision = 1; precision <= 17; ++precision) {
    std::snprintf(digits, sizeof digits, "%.*g", precision, value);
    if (std::strtod(digits, nullptr) == value) break;
  }
  return digits;
}

std::string place(std::size_t row, std::size_t column) {
  return "[" + std::to_string(row) + ", " + std::to_string(column) + "]";
}

class SymmetryCheck {
 public:
  SymmetryCheck(std::span<const double> matrix, std::size_t order, const char* name)
      : matrix_(matrix), order_(order), name_(name) {}

  void requireFinite() {
    for (std::size_t k = 0; k < matrix_.size(); ++k) {
      if (!std::isfinite(matrix_[k]))
        throw invalidArray(name_, text(matrix_[k]) + " at entry " + std::to_string(k), "finite entries");
      tolerance_ = std::max(tolerance_, 1e-10 * std::abs(matrix_[k]));
    }
  }

  bool isSymmetric() const {
    bool symmetric = true;
    for (std::size_t i0 = 0; i0 < order_; i0 += block)
      for (std::size_t j0 = 0; j0 <= i0; j0 += block)
        for (std::size_t i = i0; i < std::min(order_, i0 + block); ++i)
          for (std::size_t j = j0; j < std::min(i, j0 + block); ++j)
            symmetric = symmetric && std::abs(lower(i, j) - upper(i, j)) <= tolerance_;
    return symmetric;
  }

  [[noreturn]] void refuseFirstPair() const {
    std::size_t i = 0, j = 0;
    while (std::abs(lower(i, j) - upper(i, j)) <= tolerance_)
      if (++j >= i) {
        ++i;
        j = 0;
      }
    throw invalidArray(name_,
                       "a matrix that is not symmetric (" + text(upper(i, j)) + " at " + place(j, i) + ", " +
                           text(lower(i, j)) + " at " + place(i, j) + ")",
                       "a symmetric matrix (within 1e-10 of its largest entry)");
  }

 private:
  double lower(std::size_t i, std::size_t j) const { return matrix_[i * order_ + j]; }
  double upper(std::size_t i, std::size_t j) const { return matrix_[j * order_ + i]; }

  const std::span<const double> matrix_;
  const std::size_t order_;
  const char* const name_;
  double tolerance_ = 0.0;
};

}  // namespace

void requireFiniteSymmetric(std::span<const double> matrix, std::size_t order, const char* name) {
  SymmetryCheck check(matrix, order, name);
  check.requireFinite();
  if (!check.isSymmetric()) check.refuseFirstPair();
}

}  // namespace agop
