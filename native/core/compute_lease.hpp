#pragma once

#include <mutex>

#include "core/job.hpp"

namespace agop {

/// The right to compute. OpenBLAS has one thread count for the whole process and serialises its multithreaded
/// calls, so that one operation at a time, whoever asks, is both correct and fastest. The lease is the only
/// owner of the thread count: it sets the count on entry and puts it back on exit.
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

/// One thread inside BLAS while it lives: for our own parallel loops. Only under a ComputeLease.
class SingleThreadedBlas {
 public:
  SingleThreadedBlas();
  ~SingleThreadedBlas();

  SingleThreadedBlas(const SingleThreadedBlas&) = delete;
  SingleThreadedBlas& operator=(const SingleThreadedBlas&) = delete;

 private:
  int threadsBefore_;
};

}  // namespace agop
