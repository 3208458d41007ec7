#pragma once

#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <thread>

#include "core/threads/thread_team.hpp"

namespace agop::node {

/// The thread on which the asynchronous operations of the process run, one after another in the order of the
/// calls. It lives from the first JavaScript environment that loads the addon to the end of the last: Node
/// unloads the addon then. No thread of libuv's pool computes, because the file system needs those.
class ComputeThread {
 public:
  class Task {
   public:
    virtual ~Task() = default;
    /// Called once, on the compute thread.
    virtual void run() noexcept = 0;
    /// Asks run() to return soon. May be called from any thread.
    virtual void cancel() noexcept = 0;
  };

  static std::shared_ptr<ComputeThread> shared();

  ComputeThread() = default;
  ~ComputeThread();

  ComputeThread(const ComputeThread&) = delete;
  ComputeThread& operator=(const ComputeThread&) = delete;

  /// Runs the task after all that came before. Where the system gives no thread, runs it here and now.
  void add(std::shared_ptr<Task> task);

  /// Cancels the task, and returns once it neither waits nor runs.
  void withdraw(const std::shared_ptr<Task>& task);

  /// The threads that work beside this one. They outlive a task, because fresh threads for every operation
  /// would begin milliseconds late.
  const std::shared_ptr<ThreadTeam>& team() const { return team_; }

 private:
  void serve();
  void withdrawAll();
  static void withdrawAtExit();

  const std::shared_ptr<ThreadTeam> team_ = std::make_shared<ThreadTeam>();
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<std::shared_ptr<Task>> waiting_;
  std::shared_ptr<Task> running_;
  bool ended_ = false;
  std::thread thread_;
};

}  // namespace agop::node
