// The threads that work beside the caller: each body once, section after section, awake or asleep.
#include "core/threads/thread_team.hpp"

#include <doctest/doctest.h>

#include <atomic>
#include <chrono>
#include <memory>
#include <set>
#include <thread>
#include <vector>

#include "core/threads/compute_lease.hpp"
#include "core/threads/job.hpp"

using namespace agop;

namespace {

/// Runs a section. Returns whether every body was called exactly once.
bool callsEachOnce(ThreadTeam& team, std::size_t count) {
  std::vector<std::atomic<int>> calls(count);
  team.run(count, [&](std::size_t thread) { ++calls[thread]; });
  for (const std::atomic<int>& number : calls)
    if (number != 1) return false;
  return true;
}

}  // namespace

TEST_CASE("every body once, whatever the sizes of the sections before") {
  ThreadTeam team;
  for (const std::size_t count : {1, 2, 5, 1, 3, 8, 2, 8}) {
    CAPTURE(count);
    CHECK(callsEachOnce(team, count));
  }
}

TEST_CASE("many sections, close together and after a pause in which the members fall asleep") {
  ThreadTeam team;
  for (int section = 0; section < 2000; ++section) REQUIRE(callsEachOnce(team, 3));
  for (int section = 0; section < 5; ++section) {
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
    REQUIRE(callsEachOnce(team, 3));
  }
}

TEST_CASE("body 0 runs on the caller, the others elsewhere, and all is visible afterwards") {
  ThreadTeam team;
  std::vector<std::thread::id> threads(4);
  team.run(4, [&](std::size_t thread) { threads[thread] = std::this_thread::get_id(); });
  CHECK(threads[0] == std::this_thread::get_id());
  CHECK(std::set<std::thread::id>(threads.begin(), threads.end()).size() == 4);
}

TEST_CASE("jobs that come one after another work with the same threads") {
  const auto team = std::make_shared<ThreadTeam>();
  std::set<std::thread::id> seen;
  for (int round = 0; round < 3; ++round) {
    const Job job(2, {}, team);
    const ComputeLease lease(job);
    std::vector<std::thread::id> threads(2);
    job.team().run(2, [&](std::size_t thread) { threads[thread] = std::this_thread::get_id(); });
    seen.insert(threads[1]);
  }
  CHECK(seen.size() == 1);
}

TEST_CASE("a job with fewer threads than the one before sends the others home") {
  const auto team = std::make_shared<ThreadTeam>();
  for (const int threads : {4, 2, 3, 1}) {
    CAPTURE(threads);
    const Job job(threads, {}, team);
    const ComputeLease lease(job);
    CHECK(callsEachOnce(*team, static_cast<std::size_t>(threads)));
    CHECK(team->size() == static_cast<std::size_t>(threads));
  }
}

TEST_CASE("a team that never worked, or has just worked, can be dismissed") {
  for (int round = 0; round < 50; ++round) {
    ThreadTeam unused;
    ThreadTeam used;
    CHECK(callsEachOnce(used, 2));
  }
}
