#include "node/async_job.hpp"

#include <utility>

#include "node/arguments.hpp"
#include "node/environment_team.hpp"

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
  std::unique_ptr<AsyncJob, void (*)(AsyncJob*)> job(
      new AsyncJob(env, control.As<Napi::Object>(), output, std::move(execute), std::move(result)),
      [](AsyncJob* unstarted) { delete unstarted; });

  napi_value promise, name;
  require(napi_create_promise(env, &job->deferred_, &promise));
  require(napi_create_string_utf8(env, "agop", NAPI_AUTO_LENGTH, &name));
  require(napi_create_async_work(env, nullptr, name, run, complete, job.get(), &job->work_));

  Napi::Object handle = Napi::Object::New(env);
  handle.Set("promise", Napi::Value(env, promise));
  handle.Set("cancel",
             Napi::Function::New(env, [shared = job->job_](const Napi::CallbackInfo&) { shared->cancel(); }));
  if (started != nullptr) *started = job->job_;
  require(napi_queue_async_work(env, job->work_));
  job.release();
  return handle;
}

AsyncJob::AsyncJob(Napi::Env env, const Napi::Object& control, const Napi::Value& output, Execute execute,
                   Result result)
    : env_(env), execute_(std::move(execute)), result_(std::move(result)) {
  const int threads = threadsOf(control);
  const Napi::Value onProgress = control.Get("onProgress");
  std::function<void(double)> report;
  if (onProgress.IsFunction()) {
    progress_ = std::make_unique<ProgressChannel>(env, onProgress.As<Napi::Function>());
    report = [channel = progress_.get()](double fraction) { channel->send(fraction); };
  }
  job_ = std::make_shared<Job>(threads, std::move(report), environmentTeam::of(env));
  if (output.IsObject()) require(napi_create_reference(env, output, 1, &output_));
}

AsyncJob::~AsyncJob() {
  if (work_ != nullptr) napi_delete_async_work(env_, work_);
  if (output_ != nullptr) napi_delete_reference(env_, output_);
}

void AsyncJob::run(napi_env, void* data) {
  auto* self = static_cast<AsyncJob*>(data);
  try {
    self->job_->checkpoint();
    self->execute_(*self->job_);
  } catch (...) {
    self->failure_ = Failure::current();
  }
}

void AsyncJob::complete(napi_env env, napi_status, void* data) {
  const std::unique_ptr<AsyncJob, void (*)(AsyncJob*)> self(static_cast<AsyncJob*>(data),
                                                            [](AsyncJob* done) { delete done; });
  napi_handle_scope scope;
  if (napi_open_handle_scope(env, &scope) != napi_ok) return;
  const napi_value outcome = self->outcome(env);
  if (outcome != nullptr) {
    if (self->failure_)
      napi_reject_deferred(env, self->deferred_, outcome);
    else
      napi_resolve_deferred(env, self->deferred_, outcome);
  }
  napi_close_handle_scope(env, scope);
}

napi_value AsyncJob::outcome(napi_env env) {
  if (failure_) return failure_->toJavaScript(env);
  napi_value output = nullptr;
  if (output_ != nullptr && napi_get_reference_value(env, output_, &output) != napi_ok) return nullptr;
  return result_ ? result_(env, output) : output;
}

}  // namespace agop::node
