#include "core/compute_lease.hpp"

#include <chrono>

#include "core/blas.hpp"

namespace agop {

namespace {

std::timed_mutex& turn() {
  static std::timed_mutex mutex;
  return mutex;
}

}  // namespace

ComputeLease::ComputeLease(const Job& job) : lock_(turn(), std::defer_lock) {
  while (!lock_.try_lock_for(std::chrono::milliseconds(10))) job.checkpoint();
  threadsBefore_ = blas::threads();
  blas::setThreads(job.threads);
}

ComputeLease::~ComputeLease() { blas::setThreads(threadsBefore_); }

SingleThreadedBlas::SingleThreadedBlas() : threadsBefore_(blas::threads()) { blas::setThreads(1); }

SingleThreadedBlas::~SingleThreadedBlas() { blas::setThreads(threadsBefore_); }

}  // namespace agop
