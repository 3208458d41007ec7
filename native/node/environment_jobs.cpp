#include "node/environment_jobs.hpp"

#include <utility>

#include "core/support/error.hpp"
#include "node/async_job.hpp"

namespace agop::node {

void Doorbell::ring() {
  if (rung_.exchange(true)) return;
  const std::scoped_lock lock(mutex_);
  // On napi_closing Node has released the function.
  if (function_ != nullptr &&
      napi_call_threadsafe_function(function_, nullptr, napi_tsfn_nonblocking) == napi_closing)
    function_ = nullptr;
}

void EnvironmentJobs::make(Napi::Env env) {
  auto jobs = std::unique_ptr<EnvironmentJobs>(new EnvironmentJobs(env));
  EnvironmentJobs* const made = jobs.get();
  if (napi_create_threadsafe_function(env, nullptr, nullptr, Napi::String::New(env, "agop"), 0, 1, nullptr,
                                      nullptr, made, answer, &made->doorbell_->function_) != napi_ok ||
      // Registered after the function, so that it runs before the function is closed.
      napi_add_env_cleanup_hook(env, close, made) != napi_ok)
    throw Napi::Error::New(env, "agop: a thread-safe function that could not be made");
  napi_unref_threadsafe_function(env, made->doorbell_->function_);
  env.SetInstanceData(jobs.release());
}

void EnvironmentJobs::start(std::shared_ptr<AsyncJob> job) {
  pending_.push_back(job);
  if (pending_.size() == 1) napi_ref_threadsafe_function(env_, doorbell_->function_);
  thread_->add(std::move(job));
}

void EnvironmentJobs::answer(napi_env env, napi_value, void* context, void*) {
  // Without an environment JavaScript can no longer run, and the jobs have been dropped.
  if (env != nullptr) static_cast<EnvironmentJobs*>(context)->deliver();
}

void EnvironmentJobs::deliver() {
  doorbell_->rung_ = false;
  while (!pending_.empty() && pending_.front()->ended()) {
    const std::shared_ptr<AsyncJob> job = std::move(pending_.front());
    pending_.pop_front();
    job->settle(env_);
    job->release(env_);
  }
  if (pending_.empty()) {
    napi_unref_threadsafe_function(env_, doorbell_->function_);
    return;
  }
  // Last, because the listener is a stranger: it may start jobs, or throw.
  const std::shared_ptr<AsyncJob> running = pending_.front();
  running->tellProgress(env_);
}

void EnvironmentJobs::close(void* data) {
  auto* const self = static_cast<EnvironmentJobs*>(data);
  {
    const std::scoped_lock lock(self->doorbell_->mutex_);
    self->doorbell_->function_ = nullptr;
  }
  // All of them first, so that no second one begins.
  for (const std::shared_ptr<AsyncJob>& job : self->pending_) job->cancel();
  for (const std::shared_ptr<AsyncJob>& job : self->pending_) {
    self->thread_->withdraw(job);
    job->release(self->env_);
  }
  self->pending_.clear();
  self->thread_.reset();
}

}  // namespace agop::node
