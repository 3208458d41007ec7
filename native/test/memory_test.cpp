// Arrays for which there is no memory are refused with the number of bytes, before anything is computed.
#include <doctest/doctest.h>

#include <limits>

#include "core/agop/agop_options.hpp"
#include "core/support/buffer.hpp"
#include "core/support/checked_size.hpp"
#include "core/training_session.hpp"
#include "support.hpp"

using namespace agop;
using namespace agop::test;

// AddressSanitizer ends the process where malloc returns null, unless told not to.
extern "C" __attribute__((visibility("default"), used)) const char* __asan_default_options() {
  return "allocator_may_return_null=1";
}

namespace {

std::string refusal(const std::function<void()>& action) {
  try {
    action();
  } catch (const Error& error) {
    CHECK(error.code == "OUT_OF_MEMORY");
    return error.what();
  }
  return "nothing";
}

bool contains(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

constexpr std::size_t maximum = std::numeric_limits<std::size_t>::max();

}  // namespace

TEST_CASE("a kernel matrix that cannot be had is refused by name and bytes") {
  // 2^22 samples: 2^47 bytes, a whole address space.
  constexpr std::size_t n = std::size_t{1} << 22;
  auto samples = std::make_unique<PairSamples>(std::vector<std::int32_t>(2 * n, 0), 1, 1);
  const std::string message = refusal([&] {
    TrainingSession(std::move(samples), {}, 1, {Kernel::Kind::gaussian, 1.0});
  });
  CHECK(contains(message, "kernel matrix"));
  CHECK(contains(message, "140737488355328 bytes"));
}

TEST_CASE("a product of extents that overflows is refused, not wrapped") {
  CHECK(
      contains(refusal([] { Buffer(std::size_t{1} << 32, std::size_t{1} << 32, "an array"); }), "an array"));
  CHECK(contains(refusal([] { Buffer(maximum, 2, "an array"); }), "bytes"));
  CHECK(contains(refusal([] { Buffer(maximum, 1, "an array"); }), "bytes"));  // times 8
  CHECK(contains(refusal([] { checkedProduct(std::size_t{1} << 60, 1, "an array"); }), "bytes"));
  CHECK(checkedProduct((std::size_t{1} << 60) - 1, 1, "an array") == (std::size_t{1} << 60) - 1);
  CHECK(checkedProduct(maximum, 0, "an array") == 0);
  CHECK(checkedProduct(0, maximum, "an array") == 0);
}

TEST_CASE("extents beyond 32 bits do not reach BLAS") {
  CHECK(blasExtent(2147483647u, "n") == 2147483647);
  CHECK(contains(refusal([] { blasExtent(2147483648u, "n"); }), "2147483648"));
}

TEST_CASE("an AGOP whose size overflows is refused") {
  CHECK(agopSize(6, 3, {true, false, false}) == 36);
  CHECK(agopSize(6, 3, {true, true, false}) == 108);
  CHECK(agopSize(6, 3, {true, false, true}) == 6);
  CHECK(agopSize(6, 3, {true, true, true}) == 18);
  CHECK(contains(refusal([] { agopSize(std::size_t{1} << 32, 1, {}); }), "AGOP"));
  CHECK(contains(refusal([] { agopSize(std::size_t{1} << 29, 16, {true, true, false}); }), "AGOP"));
}

TEST_CASE("buffers are aligned, movable and may be empty") {
  for (const std::size_t size : {0, 1, 7, 8, 9, 1000}) {
    Buffer buffer(size, 1, "an array");
    CHECK(buffer.size() == size);
    CHECK(reinterpret_cast<std::uintptr_t>(buffer.data()) % 64 == 0);
    for (double& value : buffer.span()) value = 1.0;
    const double* data = buffer.data();
    const Buffer moved = std::move(buffer);
    CHECK(moved.data() == data);
    CHECK(moved.size() == size);
  }
}
