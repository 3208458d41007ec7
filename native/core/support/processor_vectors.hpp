#pragma once

#include <cstddef>

#if defined(__x86_64__) && (defined(__GNUC__) || defined(__clang__))
#define AGOP_X86_KERNELS 1
#endif

// For loops whose register blocks are written out for each instruction set, where AGOP_MULTIVERSION would
// leave the choice of vectors to the compiler.
namespace agop {

/// `Width` doubles that are computed with together, at any address.
template <std::size_t Width>
struct Vector {
  typedef double Type
      __attribute__((vector_size(Width * sizeof(double)), aligned(sizeof(double)), may_alias));
};

template <>
struct Vector<1> {
  typedef double Type;
};

#ifdef AGOP_X86_KERNELS
/// The version for the widest vectors that this processor has.
template <typename Function>
Function versionOfProcessor(Function baseline, Function avx2, Function avx512) {
  __builtin_cpu_init();
  if (__builtin_cpu_supports("avx512f")) return avx512;
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) return avx2;
  return baseline;
}
#endif

}  // namespace agop
