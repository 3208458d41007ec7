#pragma once

#include <functional>
#include <string>
#include <vector>

namespace agop::bench {

/// Unit of the work of a benchmark: operations (a multiplication and an addition are two), or bytes written.
enum class Unit { operations, bytes };

/// Lease and threads during a call. agop: under a lease, on a team of threads with single-threaded BLAS in
/// each. rawBlas: under a lease, with all threads inside BLAS. own: the call takes a lease itself, as a
/// session does.
enum class Lease { agop, rawBlas, own };

/// One thing to time.
struct Benchmark {
  std::string name;
  /// The benchmark of the raw BLAS or LAPACK call (or plain loop) that does the same work; empty where there
  /// is none.
  std::string baseline = {};
  Unit unit = Unit::operations;
  double work = 0.0;
  /// Kernel values computed; 0 where a time per value makes no sense.
  double entries = 0.0;
  /// Restores the arrays that a call overwrites; not timed.
  std::function<void()> prepare = [] {};
  std::function<void()> run;
  Lease lease = Lease::agop;
};

using Benchmarks = std::vector<Benchmark>;

}  // namespace agop::bench
