// The loop over tiles: its tiles, its threads, and its end by an exception.
#include "core/threads/parallel_tiles.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <functional>
#include <mutex>
#include <stdexcept>
#include <thread>

#include "core/blas/blas.hpp"
#include "core/threads/compute_lease.hpp"
#include "core/threads/job.hpp"
#include "core/threads/stages.hpp"
#include "support.hpp"

using namespace agop;
using namespace agop::test;

TEST_CASE("every tile exactly once, whatever the extent, the width and the number of threads") {
  for (const std::size_t extent : {0, 1, 63, 64, 65, 1000})
    for (const std::size_t width : {1, 7, 64, 2000})
      for (const int threads : {1, 2, 3, 8}) {
        CAPTURE(extent);
        CAPTURE(width);
        CAPTURE(threads);
        const Job job(threads);
        const ComputeLease lease(job);
        std::vector<std::atomic<int>> visits(extent);
        std::atomic<bool> shapely{true};
        parallelTiles(job, extent, width, [&](Range tile, std::size_t thread) {
          const bool last = tile.end == extent;
          if (tile.begin % width != 0 || tile.begin >= tile.end || (!last && tile.size() != width))
            shapely = false;
          if (thread >= parallelThreads(job, extent, width)) shapely = false;
          // Thread t of T has the tiles t, t + T, t + 2 T, ..., independently of timing.
          if (tile.begin / width % parallelThreads(job, extent, width) != thread) shapely = false;
          for (std::size_t i = tile.begin; i < tile.end; ++i) ++visits[i];
        });
        CHECK(shapely);
        CHECK(std::all_of(visits.begin(), visits.end(),
                          [](const std::atomic<int>& count) { return count == 1; }));
      }
}

TEST_CASE("no more threads than tiles, and never none") {
  CHECK(parallelThreads(Job(8), 0, 64) == 1);
  CHECK(parallelThreads(Job(8), 64, 64) == 1);
  CHECK(parallelThreads(Job(8), 65, 64) == 2);
  CHECK(parallelThreads(Job(2), 1000, 64) == 2);
}

TEST_CASE("threads run at the same time, and BLAS has one thread in each") {
  const Job job(2);
  const ComputeLease lease(job);
  std::atomic<int> arrived{0}, blasThreads{0};
  parallelTiles(job, 2, 1, [&](Range, std::size_t) {
    ++arrived;
    while (arrived < 2) std::this_thread::yield();  // ends only if the other one is there as well
    blasThreads = std::max<int>(blasThreads, blas::threads());
  });
  CHECK(blasThreads == 1);
  CHECK(blas::threads() == 1);
}

TEST_CASE("an exception of any thread ends the loop and arrives at the caller") {
  for (const int threads : {1, 2, 3})
    for (const std::size_t thrower : {0, 1, 5, 99}) {
      CAPTURE(threads);
      CAPTURE(thrower);
      const Job job(threads);
      const ComputeLease lease(job);
      const auto run = [&] {
        parallelTiles(job, 100, 1, [&](Range tile, std::size_t) {
          if (tile.begin == thrower) throw std::out_of_range("tile " + std::to_string(tile.begin));
        });
      };
      CHECK_THROWS_WITH_AS(run(), ("tile " + std::to_string(thrower)).c_str(), std::out_of_range);
      CHECK(blas::threads() == 1);
    }
}

TEST_CASE("after an exception no thread takes another tile") {
  const Job job(2);
  const ComputeLease lease(job);
  std::atomic<bool> thrown{false};
  std::atomic<int> later{0};
  CHECK_THROWS_AS(parallelTiles(job, 10000, 1,
                                [&](Range tile, std::size_t thread) {
                                  if (tile.begin == 0) {
                                    thrown = true;
                                    throw std::runtime_error("first tile");
                                  }
                                  while (!thrown) std::this_thread::yield();
                                  if (thread == 1) ++later;
                                  std::this_thread::sleep_for(std::chrono::milliseconds(1));
                                }),
                  std::runtime_error);
  CHECK(later < 1000);  // of 5000: one, where the other thread is not held up in saying that it failed
}

TEST_CASE("several exceptions at once: one arrives") {
  const Job job(3);
  const ComputeLease lease(job);
  CHECK_THROWS_AS(parallelTiles(job, 30, 1, [](Range, std::size_t) { throw std::runtime_error("all"); }),
                  std::runtime_error);
}

TEST_CASE("an exception of the progress callback is one of the loop") {
  const Job job(2, [](double) { throw std::logic_error("callback"); });
  const ComputeLease lease(job);
  CHECK_THROWS_AS(parallelTiles(job, 30, 1, [](Range, std::size_t) {}), std::logic_error);
}

namespace {

/// Fractions reported by a job of three threads during `run`, in ascending order.
Vector reportsOf(const std::function<void(const Job&)>& run) {
  std::mutex mutex;
  Vector reported;
  const Job job(3, [&](double fraction) {
    const std::scoped_lock lock(mutex);
    reported.push_back(fraction);
  });
  const ComputeLease lease(job);
  run(job);
  std::sort(reported.begin(), reported.end());
  return reported;
}

void tenTiles(const Job& job, Progress progress = Progress::reported) {
  parallelTiles(
      job, 10, 1, [](Range, std::size_t) {}, progress);
}

/// Ten equal steps from one fraction to another.
Vector steps(double from, double to) {
  Vector fractions;
  for (int tile = 1; tile <= 10; ++tile) fractions.push_back(from + (to - from) * 0.1 * tile);
  return fractions;
}

}  // namespace

TEST_CASE("progress fills the stage, and the whole again after it") {
  const Vector reported = reportsOf([](const Job& job) {
    {
      Stages stages(job);
      stages.until(0.2);
      stages.until(0.7);
      tenTiles(job);
    }
    job.report(1.0);
  });
  Vector expected = steps(0.2, 0.7);
  expected.push_back(1.0);
  CHECK(largestDifference(reported, expected) <= 1e-15);
}

TEST_CASE("a stage inside a stage is a part of a part") {
  const Vector reported = reportsOf([](const Job& job) {
    Stages outer(job);
    outer.until(0.5);
    outer.until(1.0);
    Stages inner(job);
    inner.until(0.5);
    tenTiles(job);
  });
  CHECK(largestDifference(reported, steps(0.5, 0.75)) <= 1e-15);
}

TEST_CASE("an exception leaves no stage behind") {
  const Vector reported = reportsOf([](const Job& job) {
    try {
      Stages stages(job);
      stages.until(0.5);
      throw std::runtime_error("in a stage");
    } catch (const std::runtime_error&) {
    }
    tenTiles(job);
  });
  CHECK(largestDifference(reported, steps(0.0, 1.0)) <= 1e-15);
}

TEST_CASE("a silent loop reports nothing") {
  CHECK(reportsOf([](const Job& job) { tenTiles(job, Progress::silent); }).empty());
}
