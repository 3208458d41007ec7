#pragma once

#include <algorithm>
#include <atomic>
#include <functional>
#include <memory>

#include "core/support/error.hpp"
#include "core/threads/thread_team.hpp"

namespace agop {

/// The caller's side of an operation: the number of threads that it may use, cancellation, and progress.
class Job {
 public:
  /// Distributions build OpenBLAS for this many callers; with more it corrupts memory, because its pool of
  /// buffers is too small for them. `maxThreads` in src/backend/native/threads.ts is the same number.
  static constexpr int maxThreads = 64;

  /// How a job gets the right to compute.
  enum class Turn {
    awaited,  ///< every ComputeLease on the job waits for its turn
    held,     ///< the caller holds a lease while the job runs
    none,     ///< the job runs beside the holder of the lease, in its own thread alone
  };

  /// @param team Threads to work with. Jobs that follow each other can share a team; the default is a team of
  /// its own.
  explicit Job(int threads, std::function<void(double)> onProgress = {},
               std::shared_ptr<ThreadTeam> team = std::make_shared<ThreadTeam>(), Turn turn = Turn::awaited)
      : threads(turn == Turn::none ? 1 : std::clamp(threads, 1, maxThreads)),
        turn(turn),
        team_(std::move(team)),
        onProgress_(std::move(onProgress)) {}

  /// May be called from any thread.
  void cancel() { cancelled_.store(true, std::memory_order_relaxed); }
  bool cancelled() const { return cancelled_.load(std::memory_order_relaxed); }

  /// Called between tiles. @throws Error ABORTED once the job has been cancelled.
  void checkpoint() const {
    if (cancelled()) throw Error("ABORTED", "signal", "an abort", "a signal that is not aborted");
  }

  /// May be called from any thread. @param fraction Done part of the present stage (see Stages), in [0, 1].
  void report(double fraction) const {
    if (onProgress_) onProgress_(stage_.at(fraction));
  }

  /// The threads that work beside the caller. Only under a ComputeLease.
  ThreadTeam& team() const { return *team_; }

  const int threads;
  const Turn turn;

 private:
  friend class Stages;

  /// Part of the whole job that is under way.
  struct Stage {
    double from = 0.0;
    double to = 1.0;

    double at(double fraction) const { return from + (to - from) * fraction; }
  };

  std::atomic<bool> cancelled_{false};
  const std::shared_ptr<ThreadTeam> team_;
  mutable Stage stage_;
  std::function<void(double)> onProgress_;
};

}  // namespace agop
