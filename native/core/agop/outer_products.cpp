#include "core/agop/outer_products.hpp"

#include <algorithm>

#include "core/blas/blas.hpp"
#include "core/dense/column_gram.hpp"
#include "core/dense/mirror.hpp"
#include "core/support/checked_size.hpp"
#include "core/support/multiversion.hpp"

namespace agop {

namespace {

/// Sums in eight interleaved parts: vectors can compute this order, and it is the same on every processor.
AGOP_MULTIVERSION
double sumOf(const double* values, std::size_t count) {
  double parts[8] = {};
  std::size_t k = 0;
  for (; k + 8 <= count; k += 8)
    for (std::size_t part = 0; part < 8; ++part) parts[part] += values[k + part];
  for (; k < count; ++k) parts[0] += values[k];
  return ((parts[0] + parts[4]) + (parts[2] + parts[6])) + ((parts[1] + parts[5]) + (parts[3] + parts[7]));
}

double sumOfSquares(const double* values, std::size_t count) {
  double sum = 0.0;
  for (std::size_t k = 0; k < count; ++k) sum += values[k] * values[k];
  return sum;
}

}  // namespace

OuterProducts::OuterProducts(std::size_t dimension, std::size_t classes, bool perClass, bool diagonalOnly)
    : dimension_(dimension),
      classes_(classes),
      perClass_(perClass),
      diagonalOnly_(diagonalOnly),
      products_(momentCount(), diagonalOnly ? dimension : checkedProduct(dimension, dimension, "AGOP"),
                "AGOP"),
      sum_(classes, dimension, "mean Jacobian") {
  std::fill_n(products_.data(), products_.size(), 0.0);
  std::fill_n(sum_.data(), sum_.size(), 0.0);
}

void OuterProducts::add(const double* H, std::size_t t, Range classes) {
  const std::size_t stride = t * classes.size();
  const auto addBlock = [&](const double* block, std::size_t rows, double* products) {
    if (diagonalOnly_)
      for (std::size_t r = 0; r < dimension_; ++r) products[r] += sumOfSquares(block + r * stride, rows);
    else if (dimension_ <= columnGramLimit)
      addColumnGram(block, rows, stride, dimension_, products);
    else
      blas::syrkLower(blas::Gram::ofColumns, dimension_, rows, 1.0, block, stride, products, dimension_);
  };
  if (perClass_)
    for (std::size_t l = 0; l < classes.size(); ++l) addBlock(H + l * t, t, products(classes.begin + l));
  else
    addBlock(H, stride, products(0));
  for (std::size_t r = 0; r < dimension_; ++r)
    for (std::size_t l = 0; l < classes.size(); ++l)
      sum_[classes.begin + l + r * classes_] += sumOf(H + r * stride + l * t, t);
}

void OuterProducts::add(const OuterProducts& other) {
  for (std::size_t k = 0; k < products_.size(); ++k) products_[k] += other.products_[k];
  for (std::size_t k = 0; k < sum_.size(); ++k) sum_[k] += other.sum_[k];
}

void OuterProducts::scale(std::size_t points) {
  const double factor = 1.0 / static_cast<double>(points);
  for (double& value : products_.span()) value *= factor;
  for (double& value : sum_.span()) value *= factor;
  mirror();
}

void OuterProducts::centre() {
  const std::size_t rows = perClass_ ? 1 : classes_;
  for (std::size_t index = 0; index < momentCount(); ++index) {
    const double* mean = sum_.data() + (perClass_ ? index : 0);
    if (diagonalOnly_)
      for (std::size_t r = 0; r < dimension_; ++r)
        products(index)[r] -= sumOfSquares(mean + r * classes_, rows);
    else
      blas::syrkLower(blas::Gram::ofColumns, dimension_, rows, -1.0, mean, classes_, products(index),
                      dimension_);
  }
  mirror();
}

void OuterProducts::mirror() {
  if (diagonalOnly_) return;
  for (std::size_t index = 0; index < momentCount(); ++index)
    mirrorLowerToUpper({products(index), dimension_}, {0, dimension_});
}

}  // namespace agop
