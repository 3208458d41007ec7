#include "node/diagnostics.hpp"

#include <memory>
#include <mutex>
#include <string>

#include "core/blas/blas.hpp"
#include "core/measure_gemm.hpp"
#include "core/self_check.hpp"
#include "core/threads/thread_team.hpp"
#include "node/arguments.hpp"
#include "node/async_job.hpp"
#include "node/errors.hpp"
#include "node/values.hpp"

namespace agop::node {

namespace {

/// {config, core}
Napi::Value blasLibrary(const Napi::CallbackInfo& info) {
  return guarded(info.Env(), [&]() -> Napi::Value {
    Napi::Object description = Napi::Object::New(info.Env());
    description.Set("config", blas::libraryVersion());
    description.Set("core", blas::libraryCore());
    return description;
  });
}

/// Name of the routine that failed, or an empty string. Checked once in the process.
Napi::Value checkBlas(const Napi::CallbackInfo& info) {
  return guarded(info.Env(), [&]() -> Napi::Value {
    static const std::string failed = selfCheck();
    return Napi::String::New(info.Env(), failed);
  });
}

/// Whether the system has refused a thread.
Napi::Value threadsRefused(const Napi::CallbackInfo& info) {
  return Napi::Boolean::New(info.Env(), ThreadTeam::refused());
}

/// (order, repeats, control), resolves with GFLOP/s
Napi::Value measure(const Napi::CallbackInfo& info) {
  return guarded(info.Env(), [&]() -> Napi::Value {
    const std::size_t order = arguments::positiveInteger(info[0], "order");
    const auto repeats = static_cast<int>(arguments::positiveInteger(info[1], "repeats"));
    const auto rate = std::make_shared<double>(0.0);
    return AsyncJob::start(
        info.Env(), info[2], info.Env().Undefined(),
        [=](const Job& job) { *rate = measureGemm(order, repeats, job.threads); },
        [rate](napi_env env, napi_value) { return values::number(env, *rate); });
  });
}

}  // namespace

void prepareBlas() {
  static std::once_flag once;
  std::call_once(once, [] { blas::setThreads(1); });
}

void defineDiagnostics(Napi::Env env, Napi::Object exports) {
  exports.Set("blas", Napi::Function::New<blasLibrary>(env, "blas"));
  exports.Set("selfCheck", Napi::Function::New<checkBlas>(env, "selfCheck"));
  exports.Set("threadsRefused", Napi::Function::New<threadsRefused>(env, "threadsRefused"));
  exports.Set("measureGemm", Napi::Function::New<measure>(env, "measureGemm"));
}

}  // namespace agop::node
