#include "node/compute_thread.hpp"

#include <algorithm>
#include <cstdlib>
#include <system_error>
#include <utility>

namespace agop::node {

namespace {

struct Registry {
  std::mutex mutex;
  std::weak_ptr<ComputeThread> thread;
};

/// Never destroyed: threads may still use it while the process ends.
Registry& registry() {
  static Registry& only = *new Registry;
  return only;
}

}  // namespace

std::shared_ptr<ComputeThread> ComputeThread::shared() {
  const std::scoped_lock lock(registry().mutex);
  std::shared_ptr<ComputeThread> thread = registry().thread.lock();
  if (thread) return thread;
  thread = std::make_shared<ComputeThread>();
  registry().thread = thread;
  static const int registered = std::atexit(withdrawAtExit);
  static_cast<void>(registered);
  return thread;
}

ComputeThread::~ComputeThread() {
  {
    const std::scoped_lock lock(mutex_);
    ended_ = true;
  }
  changed_.notify_all();
  if (thread_.joinable()) thread_.join();
}

void ComputeThread::add(std::shared_ptr<Task> task) {
  {
    const std::scoped_lock lock(mutex_);
    if (ended_) return;
    try {
      if (!thread_.joinable()) thread_ = std::thread([this] { serve(); });
    } catch (const std::system_error&) {
      ThreadTeam::noteRefusal();
    }
    if (thread_.joinable()) waiting_.push_back(std::exchange(task, nullptr));
  }
  if (task)
    task->run();
  else
    changed_.notify_all();
}

void ComputeThread::withdraw(const std::shared_ptr<Task>& task) {
  task->cancel();
  std::unique_lock lock(mutex_);
  std::erase(waiting_, task);
  changed_.wait(lock, [&] { return running_ != task; });
}

void ComputeThread::serve() {
  std::unique_lock lock(mutex_);
  for (;;) {
    changed_.wait(lock, [&] { return ended_ || !waiting_.empty(); });
    if (ended_) return;
    running_ = std::move(waiting_.front());
    waiting_.pop_front();
    lock.unlock();
    running_->run();
    lock.lock();
    const std::shared_ptr<Task> done = std::exchange(running_, nullptr);
    changed_.notify_all();
  }
}

void ComputeThread::withdrawAll() {
  std::unique_lock lock(mutex_);
  ended_ = true;
  waiting_.clear();
  if (running_) running_->cancel();
  changed_.wait(lock, [&] { return !running_; });
}

// process.exit() runs no cleanup hook of the main thread's environment. The destructor of OpenBLAS comes
// after this, and takes away the memory that a running operation computes in.
void ComputeThread::withdrawAtExit() {
  std::shared_ptr<ComputeThread> thread;
  {
    const std::scoped_lock lock(registry().mutex);
    thread = registry().thread.lock();
  }
  if (thread) thread->withdrawAll();
}

}  // namespace agop::node
