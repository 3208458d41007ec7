#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/kernels/kernel.hpp"
#include "core/samples/pair_samples.hpp"
#include "core/support/buffer.hpp"

namespace agop::bench {

inline constexpr Kernel gaussian{Kernel::Kind::gaussian, 2.5};
inline constexpr Kernel quadratic{Kernel::Kind::quadratic, 1.0};

/// x + y mod p: n random pairs to train on, the rest of the table to test, and M and alpha as the first
/// iteration of a gaussian run leaves them, so that every benchmark works on numbers as they occur.
struct Problem {
  /// @throws Error INVALID_OPTION for n outside 1 ... p^2 - 1.
  Problem(std::size_t modulus, std::size_t samples, std::uint64_t seed);

  std::size_t n() const { return train.size(); }
  std::size_t m() const { return test.size(); }
  std::size_t d() const { return train.dimension(); }
  std::size_t c() const { return modulus; }
  SquareMatrix M() const { return {features.data(), d()}; }
  Coefficients Y() const { return {targetColumns.data(), n(), c()}; }
  Coefficients coefficients() const { return {alpha.data(), n(), c()}; }

  std::size_t modulus;
  std::vector<std::int32_t> trainPairs;
  std::vector<std::int32_t> testPairs;
  PairSamples train;
  PairSamples test;
  std::vector<double> targets;   ///< Y, row-major, for sessions
  std::vector<double> features;  ///< M
  Buffer targetColumns;          ///< Y
  Buffer alpha;                  ///< n x c
};

}  // namespace agop::bench
