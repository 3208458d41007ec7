#pragma once

#include <cstddef>
#include <functional>

#include "core/support/range.hpp"
#include "core/threads/job.hpp"

namespace agop {

/// Cuts [0, extent) into tiles of `width` and calls body(tile, thread) for each, on at most job.threads
/// threads. Only under a ComputeLease, so that BLAS is single-threaded inside. Thread t takes the tiles t, t
/// + T, t + 2 T, ...: which thread adds which tile never depends on timing, so that a sum per thread, added
/// up in thread order, is the same from run to run.
///
/// The first exception of a body, or ABORTED when the job is cancelled, stops all threads and is rethrown
/// here. Progress is reported as the part of [from, to] that corresponds to the tiles done, and not at all
/// where they are equal.
void parallelTiles(const Job& job, std::size_t extent, std::size_t width,
                   const std::function<void(Range tile, std::size_t thread)>& body, double from = 0.0,
                   double to = 1.0);

/// Number of threads that parallelTiles will use for this extent and width.
std::size_t parallelThreads(const Job& job, std::size_t extent, std::size_t width);

}  // namespace agop
