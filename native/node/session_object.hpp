#pragma once

#include <napi.h>

#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <vector>

#include "core/threads/job.hpp"
#include "core/training_session.hpp"
#include "node/async_job.hpp"

namespace agop::node {

/// JavaScript's handle of a TrainingSession. The session is shared with the jobs that use it, so that it
/// outlives a dispose() or a garbage collection during a job.
class SessionObject : public Napi::ObjectWrap<SessionObject> {
 public:
  static Napi::Function define(Napi::Env env);

  /// new Session(samples, targets, classes, kernel)
  explicit SessionObject(const Napi::CallbackInfo& info);

  void Finalize(Napi::Env env) override;

 private:
  using Execute = std::function<void(TrainingSession&, const Job&)>;

  struct Shared {
    std::mutex changing;  ///< held by a job that changes what alpha() reads
    std::unique_ptr<TrainingSession> session;
  };

  Napi::Value solve(const Napi::CallbackInfo& info);  ///< (features, ridge, control)
  /// ({features, ridge, samples, agop, power}, control)
  Napi::Value iterate(const Napi::CallbackInfo& info);
  Napi::Value predict(const Napi::CallbackInfo& info);  ///< (samples | undefined, control)
  Napi::Value agop(const Napi::CallbackInfo& info);     ///< (options, control)
  Napi::Value alpha(const Napi::CallbackInfo& info);    ///< (), a copy
  Napi::Value dispose(const Napi::CallbackInfo& info);

  std::shared_ptr<Shared> live() const;
  Napi::Object start(const Napi::CallbackInfo& info, const Napi::Value& control, const Napi::Value& output,
                     Execute execute, AsyncJob::Result result = {});
  void release(Napi::Env env);

  std::shared_ptr<Shared> shared_;
  std::vector<std::weak_ptr<Job>> started_;  ///< expired once they have ended
  std::int64_t reportedBytes_ = 0;
};

}  // namespace agop::node
