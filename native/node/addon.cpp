#include <napi.h>

#include "node/diagnostics.hpp"
#include "node/environment_jobs.hpp"
#include "node/session_object.hpp"
#include "node/stateless.hpp"

namespace {

/// Worker threads load their own instance. Environments share the compute thread and nothing else.
Napi::Object initialise(Napi::Env env, Napi::Object exports) {
  agop::node::EnvironmentJobs::make(env);
  agop::node::prepareBlas();
  exports.Set("Session", agop::node::SessionObject::define(env));
  agop::node::defineStatelessOperations(env, exports);
  agop::node::defineDiagnostics(env, exports);
  return exports;
}

}  // namespace

NODE_API_MODULE(agop, initialise)
