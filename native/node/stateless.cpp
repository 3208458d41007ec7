#include "node/stateless.hpp"

#include <functional>
#include <memory>
#include <vector>

#include "core/agop/average_gradient_outer_product.hpp"
#include "core/operations.hpp"
#include "core/support/buffer.hpp"
#include "node/arguments.hpp"
#include "node/async_job.hpp"
#include "node/errors.hpp"

namespace agop::node {

namespace {

/// An operation whose arguments have been read: it owns copies of its inputs, so that JavaScript may change,
/// transfer or drop them meanwhile, and writes to an output that the caller keeps alive.
struct Operation {
  Napi::Float64Array output;
  std::function<void(const Job&)> execute;
  AsyncJob::Result result;
};

/// Reads the arguments that come before the control object; `control` is set to the position of that object.
using Prepare = Operation (*)(const Napi::CallbackInfo& info, std::size_t& control);

std::vector<double> copy(std::span<const double> values) { return {values.begin(), values.end()}; }

/// (x, z, features, kernel, control)
Operation prepareKernelMatrix(const Napi::CallbackInfo& info, std::size_t& control) {
  control = 4;
  std::shared_ptr<const Samples> x = arguments::samples(info[0], "x"), z = arguments::samples(info[1], "z");
  arguments::requireComparable(*x, *z, "z");
  const std::size_t d = x->dimension();
  std::vector<double> features =
      copy(arguments::float64Array(info[2], "features", checkedProduct(d, d, "features")));
  const Kernel kernel = arguments::kernel(info[3]);
  Napi::Float64Array output = arguments::newFloat64Array(info.Env(), x->size(), z->size(), "kernel matrix");
  return {output,
          [=, target = arguments::writable(output)](const Job& job) {
            operations::kernelMatrix(kernel, *x, *z, features, target, job);
          },
          {}};
}

/// (kernelMatrix, targets, n, ridge, control), resolves with {alpha, solver}
Operation prepareSolve(const Napi::CallbackInfo& info, std::size_t& control) {
  control = 4;
  const std::size_t n = arguments::positiveInteger(info[2], "n");
  const std::span<const double> given =
      arguments::float64Array(info[0], "kernelMatrix", checkedProduct(n, n, "kernelMatrix"));
  std::vector<double> targets = copy(arguments::float64Array(info[1], "targets"));
  if (targets.empty() || targets.size() % n != 0)
    throw invalidArray("targets", std::to_string(targets.size()) + " elements", "a multiple of n above 0");
  const double ridge = arguments::number(info[3], "ridge");
  const auto K = std::make_shared<Buffer>(n, n, "kernelMatrix");
  std::copy(given.begin(), given.end(), K->data());
  Napi::Float64Array output = arguments::newFloat64Array(info.Env(), targets.size(), 1, "coefficients");
  const auto solver = std::make_shared<Solver>(Solver::cholesky);
  return {output,
          [=, target = arguments::writable(output)](const Job& job) {
            *solver = operations::solve(K->span(), targets, n, ridge, target, job);
          },
          [solver](napi_env env, napi_value alpha) -> napi_value {
            napi_value solution, name;
            const bool made =
                napi_create_object(env, &solution) == napi_ok &&
                napi_create_string_utf8(env, solverName(*solver), NAPI_AUTO_LENGTH, &name) == napi_ok &&
                napi_set_named_property(env, solution, "alpha", alpha) == napi_ok &&
                napi_set_named_property(env, solution, "solver", name) == napi_ok;
            return made ? solution : nullptr;
          }};
}

/// (x, features, kernel, alpha, options, control)
Operation prepareAgop(const Napi::CallbackInfo& info, std::size_t& control) {
  control = 5;
  std::shared_ptr<const Samples> x = arguments::samples(info[0], "x");
  const std::size_t n = x->size(), d = x->dimension();
  std::vector<double> features =
      copy(arguments::float64Array(info[1], "features", checkedProduct(d, d, "features")));
  const Kernel kernel = arguments::kernel(info[2]);
  std::vector<double> alpha = copy(arguments::float64Array(info[3], "alpha"));
  if (alpha.empty() || alpha.size() % n != 0)
    throw invalidArray("alpha", std::to_string(alpha.size()) + " elements", "a multiple of n above 0");
  const AgopOptions options = arguments::agopOptions(info[4]);
  const std::size_t classes = alpha.size() / n;
  Napi::Float64Array output =
      arguments::newFloat64Array(info.Env(), agopSize(d, classes, options), 1, "AGOP");
  return {output,
          [=, target = arguments::writable(output)](const Job& job) {
            operations::agop(kernel, *x, features, alpha, classes, options, target, job);
          },
          {}};
}

/// (matrix, d, power, control)
Operation prepareMatrixPower(const Napi::CallbackInfo& info, std::size_t& control) {
  control = 3;
  const std::size_t d = arguments::positiveInteger(info[1], "d");
  const std::span<const double> given =
      arguments::float64Array(info[0], "matrix", checkedProduct(d, d, "matrix"));
  const double power = arguments::number(info[2], "power");
  Napi::Float64Array output = arguments::newFloat64Array(info.Env(), d, d, "matrix power");
  std::copy(given.begin(), given.end(), output.Data());
  return {output,
          [=, target = arguments::writable(output)](const Job& job) {
            operations::matrixPower(target, d, power, job);
          },
          {}};
}

/// (matrix, d, control)
Operation prepareSymmetricEigenvalues(const Napi::CallbackInfo& info, std::size_t& control) {
  control = 2;
  const std::size_t d = arguments::positiveInteger(info[1], "d");
  const std::span<const double> given =
      arguments::float64Array(info[0], "matrix", checkedProduct(d, d, "matrix"));
  const auto matrix = std::make_shared<Buffer>(d, d, "matrix");
  std::copy(given.begin(), given.end(), matrix->data());
  Napi::Float64Array output = arguments::newFloat64Array(info.Env(), d, 1, "eigenvalues");
  return {output,
          [=, target = arguments::writable(output)](const Job& job) {
            operations::symmetricEigenvalues(matrix->span(), d, target, job);
          },
          {}};
}

template <Prepare prepare>
Napi::Value startOperation(const Napi::CallbackInfo& info) {
  return guarded(info.Env(), [&]() -> Napi::Value {
    std::size_t control = 0;
    Operation operation = prepare(info, control);
    return AsyncJob::start(info.Env(), info[control], operation.output, std::move(operation.execute),
                           std::move(operation.result));
  });
}

template <Prepare prepare>
Napi::Value runOperation(const Napi::CallbackInfo& info) {
  return guarded(info.Env(), [&]() -> Napi::Value {
    std::size_t control = 0;
    const Operation operation = prepare(info, control);
    if (!info[control].IsObject()) throw invalidOption("control", "something else", "an object");
    const Napi::Object given = info[control].As<Napi::Object>();
    const Job job(static_cast<int>(arguments::positiveInteger(given.Get("threads"), "threads")));
    operation.execute(job);
    if (!operation.result) return operation.output;
    return Napi::Value(info.Env(), operation.result(info.Env(), operation.output));
  });
}

template <Prepare prepare>
void define(Napi::Env env, Napi::Object& exports, const std::string& name) {
  exports.Set(name, Napi::Function::New<startOperation<prepare>>(env, name));
  exports.Set(name + "Sync", Napi::Function::New<runOperation<prepare>>(env, name + "Sync"));
}

}  // namespace

void defineStatelessOperations(Napi::Env env, Napi::Object exports) {
  define<prepareKernelMatrix>(env, exports, "kernelMatrix");
  define<prepareSolve>(env, exports, "solve");
  define<prepareAgop>(env, exports, "agop");
  define<prepareMatrixPower>(env, exports, "matrixPower");
  define<prepareSymmetricEigenvalues>(env, exports, "symmetricEigenvalues");
}

}  // namespace agop::node
