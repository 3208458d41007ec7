#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <functional>
#include <limits>
#include <memory>
#include <random>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "core/agop/agop_options.hpp"
#include "core/kernels/kernel.hpp"
#include "core/samples/dense_samples.hpp"
#include "core/samples/pair_samples.hpp"
#include "core/samples/samples.hpp"
#include "core/support/error.hpp"

/// Expected values for the core: plain loops over dense coordinates, straight from the formulas. Nothing here
/// calls the core except to make the samples under test. All matrices here are row-major.
namespace agop::test {

using Vector = std::vector<double>;

// ---- Numbers --------------------------------------------------------------------------------------------

/// Numbers that are the same on every machine, unlike the distributions of <random>.
class Numbers {
 public:
  explicit Numbers(std::uint64_t seed) : engine_(seed) {}

  /// In [-1, 1).
  double uniform() { return static_cast<double>(engine_() >> 11) * 0x1p-52 - 1.0; }
  std::int32_t below(std::size_t limit) { return static_cast<std::int32_t>(engine_() % limit); }
  Vector vector(std::size_t count) {
    Vector numbers(count);
    for (double& number : numbers) number = uniform();
    return numbers;
  }

 private:
  std::mt19937_64 engine_;
};

// ---- Comparison -----------------------------------------------------------------------------------------

/// Infinite for other sizes and for NaN, which a comparison with a tolerance would pass over.
inline double largestDifference(std::span<const double> a, std::span<const double> b) {
  if (a.size() != b.size()) return std::numeric_limits<double>::infinity();
  double largest = 0.0;
  for (std::size_t k = 0; k < a.size(); ++k) {
    const double difference = a[k] == b[k] ? 0.0 : std::abs(a[k] - b[k]);
    if (std::isnan(difference)) return std::numeric_limits<double>::infinity();
    largest = std::max(largest, difference);
  }
  return largest;
}

inline double largestMagnitude(std::span<const double> values) {
  return largestDifference(values, Vector(values.size(), 0.0));
}

/// Largest difference in units of the largest expected entry.
inline double relativeError(std::span<const double> actual, std::span<const double> expected) {
  const double difference = largestDifference(actual, expected);
  return difference == 0.0 ? 0.0 : difference / largestMagnitude(expected);
}

inline bool sameBits(std::span<const double> a, std::span<const double> b) {
  return a.size() == b.size() && std::memcmp(a.data(), b.data(), a.size_bytes()) == 0;
}

/// The code of the Error that `action` throws, or "nothing".
inline std::string errorCode(const std::function<void()>& action) {
  try {
    action();
  } catch (const Error& error) {
    return error.code;
  }
  return "nothing";
}

// ---- Small matrices -------------------------------------------------------------------------------------

inline Vector product(const Vector& a, const Vector& b, std::size_t rows, std::size_t inner,
                      std::size_t columns) {
  Vector c(rows * columns, 0.0);
  for (std::size_t i = 0; i < rows; ++i)
    for (std::size_t k = 0; k < inner; ++k)
      for (std::size_t j = 0; j < columns; ++j) c[i * columns + j] += a[i * inner + k] * b[k * columns + j];
  return c;
}

inline Vector identity(std::size_t d) {
  Vector one(d * d, 0.0);
  for (std::size_t r = 0; r < d; ++r) one[r * d + r] = 1.0;
  return one;
}

inline Vector scaled(Vector matrix, double factor) {
  for (double& entry : matrix) entry *= factor;
  return matrix;
}

/// Orthonormal columns, n x rank, by Gram-Schmidt; repeated once, after which they are orthogonal to
/// rounding.
inline Vector orthonormalColumns(std::size_t n, std::size_t rank, Numbers& numbers) {
  Vector q = numbers.vector(n * rank);
  for (int pass = 0; pass < 2; ++pass)
    for (std::size_t k = 0; k < rank; ++k) {
      for (std::size_t earlier = 0; earlier < k; ++earlier) {
        double overlap = 0.0;
        for (std::size_t i = 0; i < n; ++i) overlap += q[i * rank + k] * q[i * rank + earlier];
        for (std::size_t i = 0; i < n; ++i) q[i * rank + k] -= overlap * q[i * rank + earlier];
      }
      double square = 0.0;
      for (std::size_t i = 0; i < n; ++i) square += q[i * rank + k] * q[i * rank + k];
      for (std::size_t i = 0; i < n; ++i) q[i * rank + k] /= std::sqrt(square);
    }
  return q;
}

/// Q diag(values) Q' with Q n x values.size(), symmetric to the last bit.
inline Vector fromSpectrum(const Vector& q, std::size_t n, const Vector& values) {
  const std::size_t rank = values.size();
  Vector a(n * n, 0.0);
  for (std::size_t i = 0; i < n; ++i)
    for (std::size_t j = 0; j <= i; ++j) {
      for (std::size_t k = 0; k < rank; ++k) a[i * n + j] += q[i * rank + k] * values[k] * q[j * rank + k];
      a[j * n + i] = a[i * n + j];
    }
  return a;
}

/// A well-conditioned feature matrix.
inline Vector positiveDefinite(std::size_t d, Numbers& numbers) {
  Vector eigenvalues(d);
  for (double& value : eigenvalues) value = 1.0 + 0.7 * numbers.uniform();
  return fromSpectrum(orthonormalColumns(d, d, numbers), d, eigenvalues);
}

inline Vector diagonalMatrix(std::size_t d, Numbers& numbers) {
  Vector matrix(d * d, 0.0);
  for (std::size_t r = 0; r < d; ++r) matrix[r * d + r] = 1.0 + 0.7 * numbers.uniform();
  return matrix;
}

// ---- Samples --------------------------------------------------------------------------------------------

/// The samples under test, and the same samples in coordinates: n rows of d.
struct SampleSet {
  std::string encoding;
  std::size_t size;
  std::size_t dimension;
  std::unique_ptr<Samples> samples;
  Vector rows;

  const double* row(std::size_t i) const { return rows.data() + i * dimension; }
};

inline SampleSet denseSet(Vector rows, std::size_t dimension) {
  auto samples = std::make_unique<DenseSamples>(rows, dimension);
  return {"dense", rows.size() / dimension, dimension, std::move(samples), std::move(rows)};
}

inline SampleSet pairSet(const std::vector<std::int32_t>& pairs, std::size_t firstSize,
                         std::size_t secondSize) {
  const std::size_t n = pairs.size() / 2, d = firstSize + secondSize;
  Vector rows(n * d, 0.0);
  for (std::size_t i = 0; i < n; ++i) {
    rows[i * d + static_cast<std::size_t>(pairs[2 * i])] = 1.0;
    rows[i * d + firstSize + static_cast<std::size_t>(pairs[2 * i + 1])] = 1.0;
  }
  return {"pairs", n, d, std::make_unique<PairSamples>(pairs, firstSize, secondSize), std::move(rows)};
}

/// Pairs with repetitions, in which the second operand never has the value 2.
inline std::vector<std::int32_t> randomPairs(std::size_t n, std::size_t firstSize, std::size_t secondSize,
                                             Numbers& numbers) {
  std::vector<std::int32_t> pairs(2 * n);
  for (std::size_t i = 0; i < n; ++i) {
    pairs[2 * i] = numbers.below(firstSize);
    pairs[2 * i + 1] = numbers.below(secondSize - 1);
    if (pairs[2 * i + 1] >= 2) ++pairs[2 * i + 1];
  }
  return pairs;
}

inline SampleSet randomSet(const std::string& encoding, std::size_t n, Numbers& numbers) {
  constexpr std::size_t firstSize = 5, secondSize = 4, dimension = 6;
  return encoding == "pairs" ? pairSet(randomPairs(n, firstSize, secondSize, numbers), firstSize, secondSize)
                             : denseSet(numbers.vector(n * dimension), dimension);
}

// ---- Kernels, predictors and gradients ------------------------------------------------------------------

struct NamedKernel {
  const char* name;
  Kernel kernel;
};

inline const std::vector<NamedKernel>& everyKernel() {
  static const std::vector<NamedKernel> kernels = {
      {"gaussian", {Kernel::Kind::gaussian, 1.3}},
      {"laplace", {Kernel::Kind::laplace, 1.7}},
      {"quadratic", {Kernel::Kind::quadratic, 1.0}},
      {"general-quadratic", {Kernel::Kind::generalQuadratic, 1.0}}};
  return kernels;
}

/// x'Mz.
inline double form(const double* x, const Vector& M, const double* z, std::size_t d) {
  double sum = 0.0;
  for (std::size_t r = 0; r < d; ++r)
    for (std::size_t q = 0; q < d; ++q) sum += x[r] * M[r * d + q] * z[q];
  return sum;
}

/// The definition; the distance from the difference of the coordinates, so that nothing cancels.
inline double kernelValue(const Kernel& kernel, const Vector& M, std::size_t d, const double* x,
                          const double* z) {
  if (kernel.kind == Kernel::Kind::gaussian || kernel.kind == Kernel::Kind::laplace) {
    Vector difference(d);
    for (std::size_t r = 0; r < d; ++r) difference[r] = x[r] - z[r];
    // The form of a semidefinite M is never negative but for rounding.
    const double s = std::max(0.0, form(difference.data(), M, difference.data(), d));
    return kernel.kind == Kernel::Kind::gaussian ? std::exp(-s / (2.0 * kernel.bandwidth * kernel.bandwidth))
                                                 : std::exp(-std::sqrt(s) / kernel.bandwidth);
  }
  const double u = form(x, M, z, d);
  if (kernel.kind == Kernel::Kind::quadratic) return 3.0 * u * u;
  return (form(x, M, x, d) - 1.0) * (form(z, M, z, d) - 1.0) / 2.0 + u * u;
}

inline Vector kernelValues(const Kernel& kernel, const Vector& M, const SampleSet& x, const SampleSet& z) {
  Vector values(x.size * z.size);
  for (std::size_t i = 0; i < x.size; ++i)
    for (std::size_t j = 0; j < z.size; ++j)
      values[i * z.size + j] = kernelValue(kernel, M, x.dimension, x.row(i), z.row(j));
  return values;
}

/// f(z) = sum_i alpha_i k(z, x_i), alpha n x c.
inline Vector prediction(const Kernel& kernel, const Vector& M, const SampleSet& x, const Vector& alpha,
                         std::size_t classes, const double* z) {
  Vector f(classes, 0.0);
  for (std::size_t i = 0; i < x.size; ++i) {
    const double k = kernelValue(kernel, M, x.dimension, x.row(i), z);
    for (std::size_t l = 0; l < classes; ++l) f[l] += alpha[i * classes + l] * k;
  }
  return f;
}

/// The Jacobians of f at the samples, n x c x d, by central differences of fourth order. A step h leaves an
/// error of about h^4 from the fifth derivative and epsilon / h from rounding: both near 1e-12 for h = 1e-3.
/// Symmetric about the sample, so that the cusp of the laplace kernel at its own sample gives 0, as its
/// gradient is defined there.
inline Vector jacobians(const Kernel& kernel, const Vector& M, const SampleSet& x, const Vector& alpha,
                        std::size_t classes) {
  constexpr double h = 1e-3;
  const std::size_t d = x.dimension;
  Vector result(x.size * classes * d);
  for (std::size_t j = 0; j < x.size; ++j)
    for (std::size_t r = 0; r < d; ++r) {
      const auto at = [&](double offset) {
        Vector z(x.row(j), x.row(j) + d);
        z[r] += offset;
        return prediction(kernel, M, x, alpha, classes, z.data());
      };
      const Vector near = at(h), nearOpposite = at(-h), far = at(2.0 * h), farOpposite = at(-2.0 * h);
      for (std::size_t l = 0; l < classes; ++l)
        result[(j * classes + l) * d + r] =
            (8.0 * (near[l] - nearOpposite[l]) - (far[l] - farOpposite[l])) / (12.0 * h);
    }
  return result;
}

/// (1/n) sum_j (J_j - Jbar)'(J_j - Jbar) of n Jacobians, c x d each, arranged as the options want it.
inline Vector agopOfJacobians(Vector J, std::size_t n, std::size_t classes, std::size_t d,
                              const AgopOptions& options) {
  if (options.centering)
    for (std::size_t column = 0; column < classes * d; ++column) {
      double mean = 0.0;
      for (std::size_t j = 0; j < n; ++j) mean += J[j * classes * d + column] / static_cast<double>(n);
      for (std::size_t j = 0; j < n; ++j) J[j * classes * d + column] -= mean;
    }
  Vector result;
  for (std::size_t index = 0; index < (options.perClass ? classes : 1); ++index)
    for (std::size_t r = 0; r < d; ++r)
      for (std::size_t q = 0; q < d; ++q) {
        if (options.diagonal && q != r) continue;
        double sum = 0.0;
        for (std::size_t j = 0; j < n; ++j)
          for (std::size_t l = 0; l < classes; ++l)
            if (!options.perClass || l == index)
              sum += J[(j * classes + l) * d + r] * J[(j * classes + l) * d + q];
        result.push_back(sum / static_cast<double>(n));
      }
  return result;
}

}  // namespace agop::test
