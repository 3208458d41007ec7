// One computation at a time, and one owner of the number of BLAS threads.
#include "core/threads/compute_lease.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <optional>
#include <thread>

#include "core/blas/blas.hpp"
#include "core/threads/job.hpp"
#include "support.hpp"

using namespace agop;
using namespace agop::test;

TEST_CASE(
    "under a lease BLAS has one thread, unless asked for those of the job; then what it had, after an "
    "exception too") {
  const int before = blas::threads();
  {
    const Job job(3);
    const ComputeLease lease(job);
    CHECK(blas::threads() == 1);
    {
      const MultithreadedBlas multithreaded(job);
      CHECK(blas::threads() == 3);
    }
    CHECK(blas::threads() == 1);
  }
  CHECK(blas::threads() == before);
  try {
    const Job job(2);
    const ComputeLease lease(job);
    throw 0;
  } catch (int) {
  }
  CHECK(blas::threads() == before);
}

TEST_CASE("two threads take turns, each with its own number of BLAS threads") {
  const int before = blas::threads();
  std::atomic<int> inside{0}, most{0};
  std::atomic<bool> ownCount{true};
  const auto takeTurns = [&](int threads) {
    const Job job(threads);
    for (int turn = 0; turn < 50; ++turn) {
      const ComputeLease lease(job);
      const MultithreadedBlas multithreaded(job);
      most = std::max<int>(most, ++inside);
      if (blas::threads() != threads) ownCount = false;
      std::this_thread::yield();
      if (blas::threads() != threads) ownCount = false;
      --inside;
    }
  };
  std::thread other(takeTurns, 2);
  takeTurns(1);
  other.join();
  CHECK(most == 1);
  CHECK(ownCount);
  CHECK(blas::threads() == before);
}

TEST_CASE("a job that is cancelled while it waits for its turn gives up") {
  const Job holder(1);
  std::optional<ComputeLease> lease(std::in_place, holder);
  Job waiting(1);
  std::string code;
  std::thread other([&] { code = errorCode([&] { const ComputeLease never(waiting); }); });
  waiting.cancel();
  other.join();  // although the lease is still taken
  CHECK(code == "ABORTED");
  lease.reset();
  const Job next(1);
  CHECK(errorCode([&] { const ComputeLease free(next); }) == "nothing");
}
