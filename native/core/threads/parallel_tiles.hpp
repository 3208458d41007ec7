#pragma once

#include <cstddef>
#include <functional>

#include "core/support/range.hpp"
#include "core/threads/job.hpp"

namespace agop {

/// Whether a loop over tiles reports the part of its tiles that is done.
enum class Progress { reported, silent };

/// Cuts [0, extent) into tiles of `width` and calls body(tile, thread) for each, on at most job.threads
/// threads. Only under a ComputeLease, so that BLAS is single-threaded inside. Of T threads, thread t takes
/// the tiles t, t + T, t + 2 T, ...: timing never decides which thread adds which tile, so that sums per
/// thread, added up in thread order, are the same from run to run.
///
/// The first exception of a body, or ABORTED when the job is cancelled, stops all threads and is rethrown
/// here.
void parallelTiles(const Job& job, std::size_t extent, std::size_t width,
                   const std::function<void(Range tile, std::size_t thread)>& body,
                   Progress progress = Progress::reported);

/// Number of threads that parallelTiles will use for this extent and width.
std::size_t parallelThreads(const Job& job, std::size_t extent, std::size_t width);

}  // namespace agop
