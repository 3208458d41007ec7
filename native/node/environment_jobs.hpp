#pragma once

#include <napi.h>

#include <atomic>
#include <deque>
#include <memory>
#include <mutex>

#include "node/compute_thread.hpp"

namespace agop::node {

class AsyncJob;

/// Wakes JavaScript's thread from any other. Many calls before it wakes become one.
class Doorbell {
 public:
  void ring();

 private:
  friend class EnvironmentJobs;

  std::mutex mutex_;
  napi_threadsafe_function function_ = nullptr;  ///< null once the environment closes
  std::atomic<bool> rung_{false};
};

/// The jobs of one JavaScript environment, from their start to the settling of their promises. The cleanup
/// hook of the environment cancels them and waits for the one that runs, so that worker.terminate() ends
/// soon and no job writes to memory that JavaScript has given back.
class EnvironmentJobs {
 public:
  /// Once, when the environment loads the addon.
  static void make(Napi::Env env);
  static EnvironmentJobs& of(Napi::Env env) { return *env.GetInstanceData<EnvironmentJobs>(); }

  const std::shared_ptr<Doorbell>& doorbell() const { return doorbell_; }
  const std::shared_ptr<ThreadTeam>& team() const { return thread_->team(); }

  /// Starts the job when its turn comes. Keeps the event loop alive meanwhile.
  void start(std::shared_ptr<AsyncJob> job);

 private:
  explicit EnvironmentJobs(napi_env env) : env_(env) {}

  static void close(void* data);
  static void answer(napi_env env, napi_value, void* context, void*);
  void deliver();

  napi_env env_;
  std::shared_ptr<ComputeThread> thread_ = ComputeThread::shared();
  std::shared_ptr<Doorbell> doorbell_ = std::make_shared<Doorbell>();
  std::deque<std::shared_ptr<AsyncJob>> pending_;  ///< in the order in which they run
};

}  // namespace agop::node
