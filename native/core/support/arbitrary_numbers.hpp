#pragma once

#include <cstddef>
#include <cstdint>

#include "core/support/buffer.hpp"

namespace agop {

/// Numbers in [-1, 1), the same on every machine.
inline Buffer arbitraryNumbers(std::size_t count, std::uint32_t seed, const char* what) {
  Buffer numbers(count, 1, what);
  std::uint32_t state = seed;
  for (double& number : numbers.span()) {
    state = state * 1664525u + 1013904223u;
    number = static_cast<double>(state >> 8) / static_cast<double>(1u << 23) - 1.0;
  }
  return numbers;
}

}  // namespace agop
