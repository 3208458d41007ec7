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
  while (!lock_.try_lock_for(std::chrono::milliseconds(10))) job.checkpoint();
  // Every section wakes the whole team: members left by a job with more threads would take processors away.
  if (job.team().size() > static_cast<std::size_t>(job.threads)) job.team().dismiss();
  threadsBefore_ = blas::threads();
  blas::setThreads(1);
}

ComputeLease::~ComputeLease() { blas::setThreads(threadsBefore_); }

MultithreadedBlas::MultithreadedBlas(const Job& job) { blas::setThreads(job.threads); }

MultithreadedBlas::~MultithreadedBlas() { blas::setThreads(1); }

}  // namespace agop
