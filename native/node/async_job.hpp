#pragma once

#include <napi.h>

#include <functional>
#include <memory>
#include <optional>

#include "core/threads/job.hpp"
#include "node/errors.hpp"
#include "node/progress_channel.hpp"

namespace agop::node {

/// One operation on a thread of the pool. It owns everything that it touches: the captures of `execute`, a
/// reference to the output array, and the progress channel. It deletes itself on completion, also where no
/// JavaScript is left to hear of it.
///
/// Written on the C interface of Node-API because completion also runs while a terminated worker is torn
/// down: then every call may fail, each failure is ignored, and no C++ exception may arise.
class AsyncJob {
 public:
  using Execute = std::function<void(const Job&)>;
  /// Makes the value that the promise resolves with, from the output array; runs in JavaScript's thread.
  using Result = std::function<napi_value(napi_env, napi_value output)>;

  /// Starts the operation. @param control {threads, onProgress?}.
  /// @param output Array that execute writes to, kept alive meanwhile; the promise resolves with it if
  /// `result` is empty.
  /// @return {promise, cancel}
  static Napi::Object start(Napi::Env env, const Napi::Value& control, const Napi::Value& output,
                            Execute execute, Result result, std::shared_ptr<Job>* started = nullptr);

 private:
  AsyncJob(Napi::Env env, const Napi::Object& control, const Napi::Value& output, Execute execute,
           Result result);
  ~AsyncJob();

  static void run(napi_env env, void* data);
  static void complete(napi_env env, napi_status status, void* data);
  napi_value outcome(napi_env env);

  napi_env env_;
  Execute execute_;
  Result result_;
  std::unique_ptr<ProgressChannel> progress_;
  std::shared_ptr<Job> job_;
  std::optional<Failure> failure_;
  napi_ref output_ = nullptr;
  napi_deferred deferred_ = nullptr;
  napi_async_work work_ = nullptr;
};

}  // namespace agop::node
