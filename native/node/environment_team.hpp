#pragma once

#include <napi.h>

#include <memory>

#include "core/threads/thread_team.hpp"

/// The threads with which the asynchronous jobs of a JavaScript environment work. They live as long as the
/// environment and its last job, because fresh threads for every operation would begin milliseconds late.
namespace agop::node::environmentTeam {

/// Once, when the environment loads the addon.
void make(Napi::Env env);

std::shared_ptr<ThreadTeam> of(Napi::Env env);

}  // namespace agop::node::environmentTeam
