#include "core/dense/selected_columns_product_loop.hpp"

template void agop::baselineVersion(const agop::SelectedColumnsLoop&);
