#pragma once

#include <algorithm>
#include <atomic>
#include <functional>
#include <memory>

#include "core/support/error.hpp"
#include "core/threads/thread_team.hpp"

namespace agop {

/// What an operation knows of the one who asked for it: how many threads it may use, whether it is still
/// wanted, and whom to tell how far it is.
class Job {
 public:
  /// What distributions build OpenBLAS for: with more callers than its pool of buffers serves, it corrupts
  /// memory.
  static constexpr int maxThreads = 64;

  /// @param team Threads to work with, of which jobs that come one after another can share one; a job without
  /// has its own.
  explicit Job(int threads, std::function<void(double)> onProgress = {},
               std::shared_ptr<ThreadTeam> team = std::make_shared<ThreadTeam>())
      : threads(std::clamp(threads, 1, maxThreads)),
        team_(std::move(team)),
        onProgress_(std::move(onProgress)) {}

  /// May be called from any thread.
  void cancel() { cancelled_.store(true, std::memory_order_relaxed); }
  bool cancelled() const { return cancelled_.load(std::memory_order_relaxed); }

  /// Called between tiles. @throws Error ABORTED once the job has been cancelled.
  void checkpoint() const {
    if (cancelled()) throw Error("ABORTED", "signal", "an abort", "a signal that is not aborted");
  }

  /// May be called from any thread. @param fraction Part of the present stage that is done, in [0, 1].
  void report(double fraction) const {
    if (onProgress_) onProgress_(stageFrom_ + (stageTo_ - stageFrom_) * fraction);
  }

  /// From here on, what is reported is part of the stage [from, to] of the whole. Not while threads report.
  void beginStage(double from, double to) const {
    stageFrom_ = from;
    stageTo_ = to;
  }

  /// The threads that work beside the caller. Only for who holds a ComputeLease.
  ThreadTeam& team() const { return *team_; }

  const int threads;

 private:
  std::atomic<bool> cancelled_{false};
  const std::shared_ptr<ThreadTeam> team_;
  mutable double stageFrom_ = 0.0;
  mutable double stageTo_ = 1.0;
  std::function<void(double)> onProgress_;
};

}  // namespace agop
