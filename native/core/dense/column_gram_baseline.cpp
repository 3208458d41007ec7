#include "core/dense/column_gram_loop.hpp"

template void agop::baselineVersion(const agop::ColumnGram&);
