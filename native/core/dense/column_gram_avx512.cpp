#include "core/dense/column_gram_loop.hpp"

#ifdef AGOP_X86_KERNELS
template void agop::avx512Version(const agop::ColumnGram&);
#endif
