#include "core/dense/selected_columns_product.hpp"

#include "core/dense/selected_columns_product_loop.hpp"

namespace agop {

namespace {

const Version<SelectedColumnsLoop> implementation = versionOfProcessor<SelectedColumnsLoop>();

}  // namespace

void selectedColumnsProduct(const SelectedColumns& operands, double* C, double* sum) {
  implementation({operands, C, sum});
}

}  // namespace agop
