#pragma once

#include <sys/mman.h>

#include <algorithm>
#include <cstddef>
#include <cstdlib>
#include <memory>
#include <span>
#include <string>

#include "core/support/checked_size.hpp"
#include "core/support/error.hpp"

namespace agop {

/// Uninitialised, cache-line aligned array of doubles; pages that are never written are never resident. Large
/// arrays come from the system and return to it, because malloc would keep a freed array in the arena of each
/// thread of the pool.
class Buffer {
 public:
  Buffer() = default;

  /// @throws Error OUT_OF_MEMORY that names the array and the bytes wanted.
  Buffer(std::size_t rows, std::size_t columns, const char* what)
      : size_(checkedProduct(rows, columns, what)) {
    constexpr std::size_t alignment = 64;
    const std::size_t bytes =
        std::max(alignment, (size_ * sizeof(double) + alignment - 1) / alignment * alignment);
    data_ = bytes < mapped ? allocated(alignment, bytes) : mappedFromSystem(bytes);
    if (!data_)
      throw Error("OUT_OF_MEMORY", what, std::to_string(bytes) + " bytes wanted",
                  "an array that fits in the memory that is free");
  }

  double* data() { return data_.get(); }
  const double* data() const { return data_.get(); }
  std::size_t size() const { return size_; }
  double& operator[](std::size_t i) { return data_.get()[i]; }
  double operator[](std::size_t i) const { return data_.get()[i]; }
  std::span<double> span() { return {data_.get(), size_}; }
  std::span<const double> span() const { return {data_.get(), size_}; }

 private:
  /// Arrays of at least this many bytes are mapped.
  static constexpr std::size_t mapped = std::size_t{1} << 20;

  /// Returns an array to where it came from.
  struct Free {
    std::size_t mappedBytes;  ///< 0 for an array from malloc
    void operator()(double* data) const {
      if (mappedBytes > 0)
        munmap(data, mappedBytes);
      else
        std::free(data);
    }
  };
  using Array = std::unique_ptr<double, Free>;

  static Array allocated(std::size_t alignment, std::size_t bytes) {
    return {static_cast<double*>(std::aligned_alloc(alignment, bytes)), Free{0}};
  }

  static Array mappedFromSystem(std::size_t bytes) {
    void* data = mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    return {data == MAP_FAILED ? nullptr : static_cast<double*>(data), Free{bytes}};
  }

  std::size_t size_ = 0;
  Array data_;
};

}  // namespace agop
