// The ways to evaluate one predictor against each other: quadratic forms, factors of operands, tiles of
// kernel values.
#include "core/agop/predictor.hpp"

#include <doctest/doctest.h>

#include "core/agop/average_gradient_outer_product.hpp"
#include "core/threads/compute_lease.hpp"
#include "support.hpp"

using namespace agop;
using namespace agop::test;

namespace {

constexpr std::size_t classes = 5;

const std::vector<AgopOptions> everyOption{{true, false, false},
                                           {false, false, false},
                                           {true, true, false},
                                           {true, false, true},
                                           {false, true, true}};

/// Two ways of summing n terms may differ by this, in units of the largest entry.
constexpr double rounding = 1e-12;

/// AGOP by tiles of Jacobians from weights, which works for every kernel and encoding.
Vector agopByWeights(const Kernel& kernel, const SampleSet& x, const Vector& M, const Vector& alpha,
                     const AgopOptions& options, const Job& job, Vector* fitted) {
  const KernelTiles tiles(kernel, {M.data(), x.dimension}, *x.samples);
  const JacobianTiles jacobians(tiles, nullptr, {alpha.data(), x.size, classes});
  Vector out(agopSize(x.dimension, classes, options));
  averageGradientOuterProduct(jacobians, options, out, fitted == nullptr ? nullptr : fitted->data(), job);
  return out;
}

}  // namespace

TEST_CASE("quadratic kernels: the AGOP of quadratic forms is that of Jacobians, and so are the values") {
  for (const Kernel::Kind kind : {Kernel::Kind::quadratic, Kernel::Kind::generalQuadratic})
    for (const std::string encoding : {"pairs", "dense"})
      for (const int threads : {1, 3}) {
        CAPTURE(encoding);
        CAPTURE(threads);
        const Kernel kernel{kind, 1.0};
        Numbers numbers(1);
        const SampleSet x = randomSet(encoding, 90, numbers), z = randomSet(encoding, 70, numbers);
        const Vector M = positiveDefinite(x.dimension, numbers), alpha = numbers.vector(90 * classes);
        REQUIRE(QuadraticForms::pay(kernel, x.size, x.dimension));
        const Job job(threads);
        const ComputeLease lease(job);
        const QuadraticForms forms(kernel, *x.samples, {M.data(), x.dimension},
                                   {alpha.data(), x.size, classes}, job);
        for (const AgopOptions& options : everyOption) {
          Vector actual(agopSize(x.dimension, classes, options));
          forms.averageGradientOuterProduct(*x.samples, options, actual, job);
          CHECK(relativeError(actual, agopByWeights(kernel, x, M, alpha, options, job, nullptr)) <= rounding);
        }
        Vector values(z.size * classes), expected;
        forms.values(*z.samples, values.data(), job);
        Vector rowMajor(alpha.size());
        for (std::size_t i = 0; i < x.size; ++i)
          for (std::size_t l = 0; l < classes; ++l) rowMajor[i * classes + l] = alpha[i + l * x.size];
        for (std::size_t j = 0; j < z.size; ++j)
          for (const double f : prediction(kernel, M, x, rowMajor, classes, z.row(j))) expected.push_back(f);
        CHECK(relativeError(values, expected) <= rounding);
      }
}

TEST_CASE("gaussian kernel of pairs: factors give what tiles of weights give, and the values come along") {
  for (const double bandwidth : {0.6, 2.5}) {
    CAPTURE(bandwidth);
    const Kernel kernel{Kernel::Kind::gaussian, bandwidth};
    Numbers numbers(2);
    const SampleSet x = randomSet("pairs", 130, numbers);
    const Vector M = positiveDefinite(x.dimension, numbers), alpha = numbers.vector(x.size * classes);
    const Job job(2);
    const ComputeLease lease(job);
    const Predictor predictor(kernel, *x.samples, {M.data(), x.dimension}, {alpha.data(), x.size, classes},
                              job);
    REQUIRE(predictor.valuesComeWithAgop());
    for (const AgopOptions& options : everyOption) {
      Vector actual(agopSize(x.dimension, classes, options)), fitted(x.size * classes),
          fittedByWeights(fitted.size()), values(fitted.size());
      predictor.averageGradientOuterProduct(options, actual, fitted.data(), job);
      const Vector expected = agopByWeights(kernel, x, M, alpha, options, job, &fittedByWeights);
      CHECK(relativeError(actual, expected) <= rounding);
      predictor.values(*x.samples, values.data(), job);
      CHECK(relativeError(fitted, values) <= rounding);
      CHECK(relativeError(fittedByWeights, values) <= rounding);
    }
  }
}

TEST_CASE("exponents too large for a table of factors: the kernel is taken as a whole") {
  Numbers numbers(3);
  const SampleSet x = randomSet("pairs", 40, numbers);
  const Vector small = positiveDefinite(x.dimension, numbers);
  Vector large = small;
  for (double& entry : large) entry *= 1e4;
  const Vector alpha = numbers.vector(x.size);
  const auto areFactored = [&](const Vector& M) {
    const KernelTiles tiles({Kernel::Kind::gaussian, 1.0}, {M.data(), x.dimension}, *x.samples);
    return tiles.factoredSums({alpha.data(), x.size, 1}) != nullptr;
  };
  CHECK(areFactored(small));
  CHECK_FALSE(areFactored(large));
}

TEST_CASE("a huge bandwidth and a huge M: 1 / L^2 underflows nothing") {
  Numbers numbers(4);
  const SampleSet x = randomSet("pairs", 40, numbers);
  const Vector alpha = numbers.vector(x.size);
  for (const double bandwidth : {1e149, 1e120, 1e60, 1e-60}) {
    CAPTURE(bandwidth);
    const Vector M = scaled(identity(x.dimension), 30.0 * bandwidth * bandwidth);
    const Kernel kernel{Kernel::Kind::gaussian, bandwidth};
    const Job job(1);
    const ComputeLease lease(job);
    const Predictor predictor(kernel, *x.samples, {M.data(), x.dimension}, {alpha.data(), x.size, 1}, job);
    Vector values(x.size), expected;
    predictor.values(*x.samples, values.data(), job);
    for (std::size_t j = 0; j < x.size; ++j)
      expected.push_back(prediction(kernel, M, x, alpha, 1, x.row(j))[0]);
    CHECK(relativeError(values, expected) <= rounding);
  }
}
