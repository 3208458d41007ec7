#include "core/dense/column_gram.hpp"

#include "core/dense/column_gram_loop.hpp"

namespace agop {

namespace {

const Version<ColumnGram> implementation = versionOfProcessor<ColumnGram>();

}  // namespace

void addColumnGram(const double* A, std::size_t rows, std::size_t stride, std::size_t columns, double* G) {
  implementation({A, rows, stride, columns, G});
}

}  // namespace agop
