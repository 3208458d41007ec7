#pragma once

#include <cstddef>
#include <cstdlib>
#include <memory>
#include <span>
#include <string>

#include "core/checked_size.hpp"
#include "core/error.hpp"

namespace agop {

/// Uninitialised, cache-line aligned array of doubles; pages that are never written are never resident.
class Buffer {
 public:
  Buffer() = default;

  /// @throws Error OUT_OF_MEMORY that names the array and the bytes wanted.
  Buffer(std::size_t rows, std::size_t columns, const char* what)
      : size_(checkedProduct(rows, columns, what)) {
    constexpr std::size_t alignment = 64;
    const std::size_t bytes = (size_ * sizeof(double) + alignment - 1) / alignment * alignment;
    data_.reset(static_cast<double*>(std::aligned_alloc(alignment, bytes == 0 ? alignment : bytes)));
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
  struct Free {
    void operator()(double* data) const { std::free(data); }
  };

  std::size_t size_ = 0;
  std::unique_ptr<double, Free> data_;
};

}  // namespace agop
