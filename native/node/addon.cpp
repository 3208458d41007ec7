#include <napi.h>

#include "node/diagnostics.hpp"
#include "node/environment_team.hpp"
#include "node/session_object.hpp"
#include "node/stateless.hpp"

namespace {

/// No state is shared between environments: worker threads load their own instance.
Napi::Object initialise(Napi::Env env, Napi::Object exports) {
  agop::node::environmentTeam::make(env);
  exports.Set("Session", agop::node::SessionObject::define(env));
  agop::node::defineStatelessOperations(env, exports);
  agop::node::defineDiagnostics(env, exports);
  return exports;
}

}  // namespace

NODE_API_MODULE(agop, initialise)
