#pragma once

#include <string>

namespace agop {

/// Runs small cases of every BLAS and LAPACK routine that agop uses against plain loops, because an OpenBLAS
/// with the wrong kernels for a processor, or with kernels that a compiler has spoilt, returns wrong numbers.
/// Takes a few milliseconds. Returns the name of the first routine that fails, or an empty string.
std::string selfCheck();

}  // namespace agop
