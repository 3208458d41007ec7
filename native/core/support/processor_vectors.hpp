#pragma once

#include <algorithm>
#include <cstddef>
#include <type_traits>

#if defined(__x86_64__) && (defined(__GNUC__) || defined(__clang__))
#define AGOP_X86_KERNELS 1
#endif

// For loops with a register block for each instruction set. AGOP_MULTIVERSION would leave the choice of
// vectors to the compiler.
namespace agop {

/// A vector of `Width` doubles at any address.
template <std::size_t Width>
struct Vector {
  typedef double Type
      __attribute__((vector_size(Width * sizeof(double)), aligned(sizeof(double)), may_alias));
};

template <>
struct Vector<1> {
  typedef double Type;
};

/// Calls body with `count`, from Least to Most, as a constant: the compiler must know the extents of a
/// register block, and blocks at an edge are narrower.
template <std::size_t Least, std::size_t Most, typename Body>
[[gnu::always_inline]] inline void withConstant(std::size_t count, const Body& body) {
  if (count == Most) {
    body(std::integral_constant<std::size_t, Most>());
    return;
  }
  if constexpr (Most > Least) withConstant<Least, Most - 1>(count, body);
}

/// A loop compiled for one instruction set.
template <typename Loop>
using Version = void (*)(const Loop&);

// Loop::run<Width, Rows, Columns>() works with vectors of Width doubles and blocks of Rows x Columns sums: as
// many as the vector registers of each instruction set hold. Each version is instantiated in a file of its
// own, so that they compile side by side.
template <typename Loop>
void baselineVersion(const Loop& loop) {
  loop.template run<2, 4, 3>();
}

#ifdef AGOP_X86_KERNELS
template <typename Loop>
[[gnu::target("avx2,fma")]] void avx2Version(const Loop& loop) {
  loop.template run<4, 4, 3>();
}

template <typename Loop>
[[gnu::target("avx512f")]] void avx512Version(const Loop& loop) {
  loop.template run<8, 4, 6>();
}
#endif

/// The version for the widest vectors that this processor has.
template <typename Loop>
Version<Loop> versionOfProcessor() {
#ifdef AGOP_X86_KERNELS
  __builtin_cpu_init();
  if (__builtin_cpu_supports("avx512f")) return avx512Version<Loop>;
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) return avx2Version<Loop>;
#endif
  return baselineVersion<Loop>;
}

}  // namespace agop
