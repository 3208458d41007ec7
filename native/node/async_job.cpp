#include "node/async_job.hpp"

#include <utility>

#include "node/arguments.hpp"

namespace agop::node {

namespace {

int threadsOf(const Napi::Object& control) {
  return static_cast<int>(arguments::positiveInteger(control.Get("threads"), "threads"));
}

void require(napi_status status) {
  if (status != napi_ok) throw Error("INTERNAL", "native", "a Node-API call that failed", "no failure");
}

}  // namespace

Napi::Object AsyncJob::start(Napi::Env env, const Napi::Value& control, const Napi::Value& output,
                             Execute execute, Result result, std::shared_ptr<Job>* started) {
  if (!control.IsObject()) throw invalidOption("control", "something else", "an object");
  const std::shared_ptr<AsyncJob> job(new AsyncJob(env, std::move(execute), std::move(result)));
  try {
    job->read(env, control.As<Napi::Object>(), output);
    napi_value promise;
    require(napi_create_promise(env, &job->deferred_, &promise));
    Napi::Object handle = Napi::Object::New(env);
    handle.Set("promise", Napi::Value(env, promise));
    handle.Set("cancel", Napi::Function::New(
                             env, [shared = job->job_](const Napi::CallbackInfo&) { shared->cancel(); }));
    if (started != nullptr) *started = job->job_;
    EnvironmentJobs::of(env).start(job);
    return handle;
  } catch (...) {
    job->release(env);
    throw;
  }
}

AsyncJob::AsyncJob(Napi::Env env, Execute execute, Result result)
    : execute_(std::move(execute)),
      result_(std::move(result)),
      doorbell_(EnvironmentJobs::of(env).doorbell()) {}

void AsyncJob::read(Napi::Env env, const Napi::Object& control, const Napi::Value& output) {
  const int threads = threadsOf(control);
  const Napi::Value onProgress = control.Get("onProgress");
  std::function<void(double)> listener;
  if (onProgress.IsFunction()) {
    require(napi_create_reference(env, onProgress, 1, &listener_));
    listener = [this](double fraction) { report(fraction); };
  }
  job_ = std::make_shared<Job>(threads, std::move(listener), EnvironmentJobs::of(env).team());
  if (output.IsObject()) require(napi_create_reference(env, output, 1, &output_));
}

void AsyncJob::run() noexcept {
  try {
    job_->checkpoint();
    execute_(*job_);
  } catch (...) {
    failure_ = Failure::current();
  }
  execute_ = nullptr;  // large inputs go at once, and not in JavaScript's thread
  ended_ = true;
  doorbell_->ring();
}

void AsyncJob::report(double fraction) {
  // Threads finish their tiles in any order; reports must not go back.
  double before = fraction_;
  while (fraction > before)
    if (fraction_.compare_exchange_weak(before, fraction)) {
      doorbell_->ring();
      return;
    }
}

void AsyncJob::tellProgress(napi_env env) {
  const double fraction = fraction_;
  if (listener_ == nullptr || fraction <= told_) return;
  told_ = fraction;
  napi_value listener = nullptr, receiver, argument;
  if (napi_get_reference_value(env, listener_, &listener) != napi_ok || listener == nullptr) return;
  if (napi_get_undefined(env, &receiver) != napi_ok) return;
  if (napi_create_double(env, fraction, &argument) != napi_ok) return;
  napi_call_function(env, receiver, listener, 1, &argument, nullptr);
}

void AsyncJob::settle(napi_env env) {
  napi_handle_scope scope;
  if (napi_open_handle_scope(env, &scope) != napi_ok) return;
  const napi_value value = outcome(env);
  if (value != nullptr) {
    if (failure_)
      napi_reject_deferred(env, deferred_, value);
    else
      napi_resolve_deferred(env, deferred_, value);
  }
  napi_close_handle_scope(env, scope);
}

napi_value AsyncJob::outcome(napi_env env) {
  if (failure_) return failure_->toJavaScript(env);
  napi_value output = nullptr;
  if (output_ != nullptr && napi_get_reference_value(env, output_, &output) != napi_ok) return nullptr;
  return result_ ? result_(env, output) : output;
}

void AsyncJob::release(napi_env env) {
  for (napi_ref* reference : {&output_, &listener_})
    if (*reference != nullptr) napi_delete_reference(env, std::exchange(*reference, nullptr));
}

}  // namespace agop::node
