#pragma once

#include <mutex>

#include "core/threads/job.hpp"

namespace agop {

/// The right to compute. OpenBLAS has one thread count for the whole process and serialises its multithreaded
/// calls, so that one operation at a time, whoever asks, is both correct and fastest.
///
/// The lease is the only owner of the thread count. Under it BLAS has one thread, and operations work on a
/// ThreadTeam of their own: the threads of OpenBLAS go on spinning for tens of milliseconds after each call,
/// at the cost of whoever computes next. It puts the count back.
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

/// All threads of the job inside BLAS while it lives: for LAPACK routines that are not worth a parallel form
/// of our own. Only under a ComputeLease, outside parallel sections.
class MultithreadedBlas {
 public:
  explicit MultithreadedBlas(const Job& job);
  ~MultithreadedBlas();

  MultithreadedBlas(const MultithreadedBlas&) = delete;
  MultithreadedBlas& operator=(const MultithreadedBlas&) = delete;
};

}  // namespace agop
