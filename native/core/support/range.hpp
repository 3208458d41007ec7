#pragma once

#include <cstddef>

namespace agop {

/// Half-open interval of row or column indices.
struct Range {
  std::size_t begin;
  std::size_t end;

  std::size_t size() const { return end - begin; }
};

}  // namespace agop
