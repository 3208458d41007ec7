#pragma once

// Compiles a loop for several instruction sets and picks one when the library is loaded, so that a binary
// built for the baseline of the architecture is fast on every processor of it. Under sanitisers there is only
// the baseline: they run before the choice is made.
#if defined(__x86_64__) && defined(__gnu_linux__) && defined(__GNUC__) && !defined(__clang__) && \
    !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
#define AGOP_MULTIVERSION __attribute__((target_clones("default", "avx2", "avx512f")))
#else
#define AGOP_MULTIVERSION
#endif
