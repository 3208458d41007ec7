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
  /// Waits for its turn. @throws Error ABORTED when the job is cancelled while it waits.
  explicit ComputeLease(const Job& job);
  ~ComputeLease();

  ComputeLease(const ComputeLease&) = delete;
  ComputeLease& operator=(const ComputeLease&) = delete;

 private:
  std::unique_lock<std::timed_mutex> lock_;
  int threadsBefore_;
};

/// Gives BLAS all threads of the job while this lives, for LAPACK routines without a parallel form of our
/// own. Only under a ComputeLease, outside parallel sections.
class MultithreadedBlas {
 public:
  explicit MultithreadedBlas(const Job& job);
  ~MultithreadedBlas();

  MultithreadedBlas(const MultithreadedBlas&) = delete;
  MultithreadedBlas& operator=(const MultithreadedBlas&) = delete;
};

}  // namespace agop
