#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <thread>
#include <vector>

namespace agop {

/// Threads that run parallel sections one after another. They stay awake for a short time after each,
/// because a Cholesky factorisation has dozens of sections in a few milliseconds, and then sleep.
class ThreadTeam {
 public:
  ThreadTeam() = default;
  ~ThreadTeam() { dismiss(); }

  ThreadTeam(const ThreadTeam&) = delete;
  ThreadTeam& operator=(const ThreadTeam&) = delete;

  /// Calls body(0) here and body(1), ..., body(count - 1) each on a thread of its own, and returns when all
  /// have returned. `body` must not throw. Where the system gives fewer threads, the caller's thread runs the
  /// bodies left over, so that a body must not wait for another.
  void run(std::size_t count, const std::function<void(std::size_t thread)>& body);

  /// Threads started so far, the caller included.
  std::size_t size() const { return members_.size() + 1; }

  /// Whether the system has refused a thread to any team of this process, or to the caller of noteRefusal.
  static bool refused();
  static void noteRefusal();

  /// Ends all threads; not while a section runs.
  void dismiss();

 private:
  void serve(std::size_t thread, std::uint32_t seen);
  void grow(std::size_t members);

  std::vector<std::thread> members_;
  std::atomic<std::uint32_t> section_{0};                   ///< number of the section, the signal to begin
  std::atomic<std::uint32_t> pending_{0};                   ///< members that have not finished it
  const std::function<void(std::size_t)>* body_ = nullptr;  ///< null ends the threads
  std::size_t count_ = 0;
  bool full_ = false;  ///< the system has refused a member: asking before every section would cost time
};

}  // namespace agop
