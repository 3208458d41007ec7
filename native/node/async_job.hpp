#pragma once

#include <napi.h>

#include <atomic>
#include <functional>
#include <memory>
#include <optional>

#include "core/threads/job.hpp"
#include "node/compute_thread.hpp"
#include "node/environment_jobs.hpp"
#include "node/errors.hpp"

namespace agop::node {

/// One operation on the compute thread. It owns everything that it touches: the captures of `execute`, and
/// references to the output and to the listener.
///
/// Written on the C interface of Node-API because release() also runs while a terminated worker is torn
/// down: then every call may fail, each failure is ignored, and no C++ exception may arise.
class AsyncJob : public ComputeThread::Task {
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

  void run() noexcept override;
  void cancel() noexcept override { job_->cancel(); }

  // In JavaScript's thread:

  bool ended() const { return ended_; }
  /// Calls the listener, unless it knows the fraction done.
  void tellProgress(napi_env env);
  /// Resolves or rejects the promise, once the job has ended.
  void settle(napi_env env);
  /// Drops the references to JavaScript. Before the last owner goes, which may be another thread.
  void release(napi_env env);

 private:
  AsyncJob(Napi::Env env, Execute execute, Result result);

  void read(Napi::Env env, const Napi::Object& control, const Napi::Value& output);
  void report(double fraction);
  napi_value outcome(napi_env env);

  Execute execute_;
  Result result_;
  const std::shared_ptr<Doorbell> doorbell_;
  std::shared_ptr<Job> job_;
  std::optional<Failure> failure_;  ///< written before ended_
  std::atomic<bool> ended_{false};
  std::atomic<double> fraction_{0.0};
  double told_ = 0.0;
  napi_ref output_ = nullptr;
  napi_ref listener_ = nullptr;
  napi_deferred deferred_ = nullptr;
};

}  // namespace agop::node
