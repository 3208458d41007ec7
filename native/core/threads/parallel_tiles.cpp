#include "core/threads/parallel_tiles.hpp"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>

#include "core/threads/thread_team.hpp"

namespace agop {

namespace {

std::size_t tileCount(std::size_t extent, std::size_t width) { return (extent + width - 1) / width; }

}  // namespace

std::size_t parallelThreads(const Job& job, std::size_t extent, std::size_t width) {
  return std::max<std::size_t>(1, std::min<std::size_t>(job.threads, tileCount(extent, width)));
}

void parallelTiles(const Job& job, std::size_t extent, std::size_t width,
                   const std::function<void(Range tile, std::size_t thread)>& body, Progress progress) {
  const std::size_t tiles = tileCount(extent, width);
  const std::size_t threads = parallelThreads(job, extent, width);

  std::atomic<std::size_t> done{0};
  std::atomic<bool> stop{false};
  std::exception_ptr failure;
  std::mutex failureMutex;

  const auto run = [&](std::size_t thread) {
    try {
      for (std::size_t tile = thread; tile < tiles && !stop; tile += threads) {
        job.checkpoint();
        body({tile * width, std::min(extent, (tile + 1) * width)}, thread);
        if (progress == Progress::reported)
          job.report(static_cast<double>(++done) / static_cast<double>(tiles));
      }
    } catch (...) {
      const std::scoped_lock lock(failureMutex);
      if (!failure) failure = std::current_exception();
      stop = true;
    }
  };

  job.team().run(threads, run);
  if (failure) std::rethrow_exception(failure);
}

}  // namespace agop
