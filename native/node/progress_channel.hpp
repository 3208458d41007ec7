#pragma once

#include <napi.h>

#include <atomic>
#include <memory>
#include <mutex>

namespace agop::node {

/// Carries the fraction done from any thread to a JavaScript function. Only the latest value is kept: a slow
/// event loop sees fewer reports, not a queue of them. Destroy it in JavaScript's thread after the last send.
class ProgressChannel {
 public:
  ProgressChannel(Napi::Env env, const Napi::Function& listener);
  ~ProgressChannel();

  ProgressChannel(const ProgressChannel&) = delete;
  ProgressChannel& operator=(const ProgressChannel&) = delete;

  void send(double fraction);

 private:
  /// Shared with calls under way, which may outlive this channel.
  struct Latest {
    std::atomic<double> fraction{0.0};
    std::atomic<bool> announced{false};
  };

  static void deliver(napi_env env, napi_value listener, void* context, void* data);

  std::shared_ptr<Latest> latest_ = std::make_shared<Latest>();
  std::mutex mutex_;
  napi_threadsafe_function function_ = nullptr;  ///< null once the environment has closed it
};

}  // namespace agop::node
