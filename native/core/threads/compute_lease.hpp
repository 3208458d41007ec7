#pragma once

#include <mutex>

#include "core/threads/job.hpp"

namespace agop {

/// The right to compute. OpenBLAS has one thread count for the whole process and serialises its multithreaded
/// calls, so that one operation at a time is both correct and fastest.
///
/// The lease is the only owner of the thread count. Under it BLAS has one thread, and operations work on a
/// ThreadTeam of their own: the threads of OpenBLAS spin for tens of milliseconds after each call and slow
/// down the next computation. The destructor restores the count.
class ComputeLease {
 public:
  /// Waits for the job's turn (see Job::Turn). @throws Error ABORTED when the job is cancelled while it
  /// waits.
  explicit ComputeLease(const Job& job);

  /// Takes the lease where it is free, without waiting.
  explicit ComputeLease(std::try_to_lock_t);

  ~ComputeLease();

  ComputeLease(const ComputeLease&) = delete;
  ComputeLease& operator=(const ComputeLease&) = delete;

  bool held() const { return lock_.owns_lock(); }

 private:
  void begin();

  std::unique_lock<std::timed_mutex> lock_;
  int threadsBefore_ = 0;
};

/// Gives BLAS all threads of the job while this lives, for LAPACK routines without a parallel form of our
/// own. Only under a ComputeLease, outside parallel sections. Changes nothing for a job without a turn: the
/// count belongs to the holder of the lease.
class MultithreadedBlas {
 public:
  explicit MultithreadedBlas(const Job& job);
  ~MultithreadedBlas();

  MultithreadedBlas(const MultithreadedBlas&) = delete;
  MultithreadedBlas& operator=(const MultithreadedBlas&) = delete;

 private:
  const bool owner_;
};

}  // namespace agop
