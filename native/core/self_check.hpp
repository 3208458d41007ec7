#pragma once

#include <string>

namespace agop {

/// Runs small odd-sized dgemm, dsyrk and dpotrf against plain loops, because an OpenBLAS that runs the wrong
/// kernels for a processor can return wrong numbers. Returns the name of the first routine that fails, or an
/// empty string.
std::string selfCheck();

}  // namespace agop
