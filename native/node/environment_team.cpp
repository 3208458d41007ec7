#include "node/environment_team.hpp"

namespace agop::node::environmentTeam {

namespace {

struct Data {
  std::shared_ptr<ThreadTeam> team = std::make_shared<ThreadTeam>();
};

}  // namespace

void make(Napi::Env env) {
  auto data = std::make_unique<Data>();
  env.SetInstanceData(data.get());
  data.release();
}

std::shared_ptr<ThreadTeam> of(Napi::Env env) { return env.GetInstanceData<Data>()->team; }

}  // namespace agop::node::environmentTeam
