#include "core/dense/selected_columns_product_loop.hpp"

#ifdef AGOP_X86_KERNELS
template void agop::avx2Version(const agop::SelectedColumnsLoop&);
#endif
