#include "node/progress_channel.hpp"

#include "core/support/error.hpp"

namespace agop::node {

ProgressChannel::ProgressChannel(Napi::Env env, const Napi::Function& listener) {
  auto context = std::make_unique<std::shared_ptr<Latest>>(latest_);
  const auto finalize = [](napi_env, void* data, void*) {
    delete static_cast<std::shared_ptr<Latest>*>(data);
  };
  if (napi_create_threadsafe_function(env, listener, nullptr, Napi::String::New(env, "agop progress"), 0, 1,
                                      context.get(), finalize, context.get(), deliver, &function_) != napi_ok)
    throw Error("INTERNAL", "onProgress", "a thread-safe function that could not be made", "no failure");
  context.release();
  // The running operation keeps the event loop alive, so its reports need not.
  napi_unref_threadsafe_function(env, function_);
}

ProgressChannel::~ProgressChannel() {
  const std::scoped_lock lock(mutex_);
  if (function_ != nullptr) napi_release_threadsafe_function(function_, napi_tsfn_release);
}

void ProgressChannel::send(double fraction) {
  const std::scoped_lock lock(mutex_);
  // Threads finish their tiles in any order; reports must not go back.
  if (function_ == nullptr || fraction <= latest_->fraction) return;
  latest_->fraction = fraction;
  if (latest_->announced.exchange(true)) return;
  // On napi_closing the environment has released the function.
  if (napi_call_threadsafe_function(function_, nullptr, napi_tsfn_nonblocking) == napi_closing)
    function_ = nullptr;
}

void ProgressChannel::deliver(napi_env env, napi_value listener, void* context, void*) {
  const std::shared_ptr<Latest> latest = *static_cast<std::shared_ptr<Latest>*>(context);
  latest->announced = false;
  if (env == nullptr || listener == nullptr) return;
  napi_value receiver, fraction;
  if (napi_get_undefined(env, &receiver) != napi_ok) return;
  if (napi_create_double(env, latest->fraction, &fraction) != napi_ok) return;
  napi_call_function(env, receiver, listener, 1, &fraction, nullptr);
}

}  // namespace agop::node
