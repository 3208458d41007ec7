// The two encodings as inputs: accepted arrays, and sets that can meet in a kernel.
#include <doctest/doctest.h>

#include "support.hpp"

using namespace agop;
using namespace agop::test;

namespace {

std::string messageFor(const std::vector<std::int32_t>& pairs) {
  try {
    PairSamples(pairs, 5, 3);
  } catch (const Error& error) {
    CHECK(error.code == "INVALID_ARRAY");
    CHECK(error.argument == "pairs");
    return error.what();
  }
  return "nothing";
}

}  // namespace

TEST_CASE("a pair that has an index outside its operand is refused, with the index and the range") {
  CHECK(messageFor({0, 0, 5, 0}).find("first operand index 5") != std::string::npos);
  CHECK(messageFor({0, 0, 5, 0}).find("0 to 4") != std::string::npos);
  CHECK(messageFor({0, 3}).find("second operand index 3") != std::string::npos);
  CHECK(messageFor({0, 3}).find("0 to 2") != std::string::npos);
  CHECK(messageFor({-1, 0}).find("first operand index -1") != std::string::npos);
  CHECK(messageFor({0, -2147483647 - 1}).find("second operand index -2147483648") != std::string::npos);
  CHECK(messageFor({2147483647, 0}).find("first operand index 2147483647") != std::string::npos);
  CHECK(messageFor({4, 2, 0, 0}) == "nothing");
}

TEST_CASE("sizes and dimensions") {
  const PairSamples pairs(std::vector<std::int32_t>{4, 2, 0, 0}, 5, 3);
  CHECK(pairs.size() == 2);
  CHECK(pairs.dimension() == 8);
  const DenseSamples rows(Vector(6, 0.0), 3);
  CHECK(rows.size() == 2);
  CHECK(rows.dimension() == 3);
}

TEST_CASE("only sets of the same encoding and space are comparable") {
  const std::vector<std::int32_t> pairs{0, 0};
  const PairSamples fiveByThree(pairs, 5, 3), threeByFive(pairs, 3, 5), same(pairs, 5, 3);
  const DenseSamples eight(Vector(8, 0.0), 8), alsoEight(Vector(16, 0.0), 8), four(Vector(8, 0.0), 4);
  CHECK(fiveByThree.comparableWith(same));
  CHECK_FALSE(fiveByThree.comparableWith(threeByFive));  // the same dimension, another meaning
  CHECK_FALSE(fiveByThree.comparableWith(eight));
  CHECK_FALSE(eight.comparableWith(fiveByThree));
  CHECK(eight.comparableWith(alsoEight));
  CHECK_FALSE(eight.comparableWith(four));
}

TEST_CASE("samples keep a copy of their input") {
  Numbers numbers(1);
  Vector rows = numbers.vector(12), M = identity(3);
  const DenseSamples samples(rows, 3);
  Vector before(4), after(4);
  samples.squaredNorms({M.data(), 3}, before.data());
  std::fill(rows.begin(), rows.end(), 7.0);
  samples.squaredNorms({M.data(), 3}, after.data());
  CHECK(sameBits(before, after));
}
