#include "node/stateless.hpp"

#include <functional>
#include <memory>
#include <mutex>
#include <vector>

#include "core/agop/agop_options.hpp"
#include "core/operations.hpp"
#include "core/support/buffer.hpp"
#include "core/support/symmetry_check.hpp"
#include "core/threads/compute_lease.hpp"
#include "node/arguments.hpp"
#include "node/async_job.hpp"
#include "node/errors.hpp"
#include "node/values.hpp"

namespace agop::node {

namespace {

/// An operation whose arguments have been read. It owns copies of its inputs, so that JavaScript may change,
/// transfer or drop them meanwhile, and writes to an output that the caller keeps alive.
struct Operation {
  Napi::Float64Array output;
  std::function<void(const Job&)> execute;
  AsyncJob::Result result = {};
  /// Checks of the entries, which an asynchronous operation runs first: they take too long for JavaScript's
  /// thread. TypeScript makes them for a blocking operation.
  std::function<void()> check = {};
};

// Each structure below lists the arguments of an operation in their order, `control` last, and reads them.

std::vector<double> copy(std::span<const double> values) { return {values.begin(), values.end()}; }

std::span<const double> squareArray(const Napi::Value& value, const char* name, std::size_t order) {
  return arguments::float64Array(value, name, checkedProduct(order, order, name));
}

struct KernelMatrix {
  enum Arguments : std::size_t { x, z, features, kernel, control };

  static Operation prepare(const Napi::CallbackInfo& info) {
    std::shared_ptr<const Samples> samples = arguments::samples(info[x], "x"),
                                   points = arguments::samples(info[z], "z");
    arguments::requireComparable(*samples, *points, "z");
    std::vector<double> M = copy(squareArray(info[features], "features", samples->dimension()));
    const Kernel k = arguments::kernel(info[kernel]);
    Napi::Float64Array output =
        arguments::newFloat64Array(info.Env(), samples->size(), points->size(), "kernel matrix");
    return {output, [=, target = arguments::writable(output)](const Job& job) {
              operations::kernelMatrix(k, *samples, *points, M, target, job);
            }};
  }
};

/// Resolves with {alpha, solver, residual}.
struct Solve {
  enum Arguments : std::size_t { kernelMatrix, targets, n, ridge, control };

  static Operation prepare(const Napi::CallbackInfo& info) {
    const std::size_t order = arguments::positiveInteger(info[n], "n");
    const std::span<const double> given = squareArray(info[kernelMatrix], "kernelMatrix", order);
    std::vector<double> Y = copy(arguments::float64Array(info[targets], "targets"));
    if (Y.empty() || Y.size() % order != 0)
      throw invalidArray("targets", std::to_string(Y.size()) + " elements", "a multiple of n above 0");
    const double lambda = arguments::number(info[ridge], "ridge");
    const auto K = std::make_shared<Buffer>(order, order, "kernelMatrix");
    std::copy(given.begin(), given.end(), K->data());
    Napi::Float64Array output = arguments::newFloat64Array(info.Env(), Y.size(), 1, "coefficients");
    const auto outcome = std::make_shared<SolveOutcome>();
    return {output,
            [=, target = arguments::writable(output)](const Job& job) {
              *outcome = operations::solve(K->span(), Y, order, lambda, target, job);
            },
            [outcome](napi_env env, napi_value alpha) {
              return values::object(env, {{"alpha", alpha},
                                          {"solver", values::text(env, solverName(outcome->solver))},
                                          {"residual", values::number(env, outcome->residual)}});
            },
            [=] { requireFiniteSymmetric(K->span(), order, "kernelMatrix"); }};
  }
};

struct Agop {
  enum Arguments : std::size_t { x, features, kernel, alpha, options, control };

  static Operation prepare(const Napi::CallbackInfo& info) {
    std::shared_ptr<const Samples> samples = arguments::samples(info[x], "x");
    const std::size_t n = samples->size(), d = samples->dimension();
    std::vector<double> M = copy(squareArray(info[features], "features", d));
    const Kernel k = arguments::kernel(info[kernel]);
    std::vector<double> coefficients = copy(arguments::float64Array(info[alpha], "alpha"));
    if (coefficients.empty() || coefficients.size() % n != 0)
      throw invalidArray("alpha", std::to_string(coefficients.size()) + " elements",
                         "a multiple of n above 0");
    const AgopOptions wanted = arguments::agopOptions(info[options]);
    Napi::Float64Array output =
        arguments::newFloat64Array(info.Env(), agopSize(d, coefficients.size() / n, wanted), 1, "AGOP");
    return {output, [=, target = arguments::writable(output)](const Job& job) {
              operations::agop(k, *samples, M, coefficients, wanted, target, job);
            }};
  }
};

struct MatrixPower {
  enum Arguments : std::size_t { matrix, d, power, control };

  static Operation prepare(const Napi::CallbackInfo& info) {
    const std::size_t order = arguments::positiveInteger(info[d], "d");
    const std::span<const double> given = squareArray(info[matrix], "matrix", order);
    const double exponent = arguments::number(info[power], "power");
    Napi::Float64Array output = arguments::newFloat64Array(info.Env(), order, order, "matrix power");
    std::copy(given.begin(), given.end(), output.Data());
    return {output,
            [=, target = arguments::writable(output)](const Job& job) {
              operations::matrixPower(target, order, exponent, job);
            },
            {},
            [=, target = arguments::writable(output)] { requireFiniteSymmetric(target, order, "matrix"); }};
  }
};

struct SymmetricEigenvalues {
  enum Arguments : std::size_t { matrix, d, control };

  static Operation prepare(const Napi::CallbackInfo& info) {
    const std::size_t order = arguments::positiveInteger(info[d], "d");
    const std::span<const double> given = squareArray(info[matrix], "matrix", order);
    const auto A = std::make_shared<Buffer>(order, order, "matrix");
    std::copy(given.begin(), given.end(), A->data());
    Napi::Float64Array output = arguments::newFloat64Array(info.Env(), order, 1, "eigenvalues");
    return {output,
            [=, target = arguments::writable(output)](const Job& job) {
              operations::symmetricEigenvalues(A->span(), order, target, job);
            },
            {},
            [=] { requireFiniteSymmetric(A->span(), order, "matrix"); }};
  }
};

template <typename Declared>
Napi::Value start(const Napi::CallbackInfo& info) {
  return guarded(info.Env(), [&]() -> Napi::Value {
    Operation operation = Declared::prepare(info);
    return AsyncJob::start(
        info.Env(), info[Declared::control], operation.output,
        [check = std::move(operation.check), execute = std::move(operation.execute)](const Job& job) {
          if (check) check();
          execute(job);
        },
        std::move(operation.result));
  });
}

/// Runs in JavaScript's thread: with all threads of the control where nothing else computes, otherwise at
/// once and alone, because waiting for a job would block the event loop for as long as that takes.
template <typename Declared>
Napi::Value run(const Napi::CallbackInfo& info) {
  return guarded(info.Env(), [&]() -> Napi::Value {
    const Operation operation = Declared::prepare(info);
    const Napi::Value given = info[Declared::control];
    if (!given.IsObject()) throw invalidOption("control", "something else", "an object");
    const auto threads =
        static_cast<int>(arguments::positiveInteger(given.As<Napi::Object>().Get("threads"), "threads"));
    const ComputeLease lease(std::try_to_lock);
    const Job job(threads, {}, std::make_shared<ThreadTeam>(),
                  lease.held() ? Job::Turn::held : Job::Turn::none);
    operation.execute(job);
    if (!operation.result) return operation.output;
    return Napi::Value(info.Env(), operation.result(info.Env(), operation.output));
  });
}

template <typename Declared>
void define(Napi::Env env, Napi::Object& exports, const std::string& name) {
  exports.Set(name, Napi::Function::New<start<Declared>>(env, name));
  exports.Set(name + "Sync", Napi::Function::New<run<Declared>>(env, name + "Sync"));
}

}  // namespace

void defineStatelessOperations(Napi::Env env, Napi::Object exports) {
  define<KernelMatrix>(env, exports, "kernelMatrix");
  define<Solve>(env, exports, "solve");
  define<Agop>(env, exports, "agop");
  define<MatrixPower>(env, exports, "matrixPower");
  define<SymmetricEigenvalues>(env, exports, "symmetricEigenvalues");
}

}  // namespace agop::node
