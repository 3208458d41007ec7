#include "core/threads/compute_lease.hpp"

#include <chrono>

#include "core/blas/blas.hpp"

namespace agop {

namespace {

std::timed_mutex& turn() {
  static std::timed_mutex mutex;
  return mutex;
}

}  // namespace

ComputeLease::ComputeLease(const Job& job) : lock_(turn(), std::defer_lock) {
  if (job.turn != Job::Turn::awaited) return;
  while (!lock_.try_lock_for(std::chrono::milliseconds(10))) job.checkpoint();
  // Every section wakes the whole team: members left by a job with more threads would take processors away.
  if (job.team().size() > static_cast<std::size_t>(job.threads)) job.team().dismiss();
  begin();
}

ComputeLease::ComputeLease(std::try_to_lock_t attempt) : lock_(turn(), attempt) {
  if (held()) begin();
}

void ComputeLease::begin() {
  threadsBefore_ = blas::threads();
  blas::setThreads(1);
}

ComputeLease::~ComputeLease() {
  if (held()) blas::setThreads(threadsBefore_);
}

MultithreadedBlas::MultithreadedBlas(const Job& job) : owner_(job.turn != Job::Turn::none) {
  if (owner_) blas::setThreads(job.threads);
}

MultithreadedBlas::~MultithreadedBlas() {
  if (owner_) blas::setThreads(1);
}

}  // namespace agop
