import { availableParallelism } from "node:os";
import { AgopError, describeValue } from "../errors.ts";

/**
 * What distributions build OpenBLAS for: its pool of buffers serves this many callers beside its own threads.
 * `Job::maxThreads` in native/core/threads/job.hpp is the same number.
 */
const maxThreads = 64;

/**
 * The number of threads to compute with: the one asked for, else OPENBLAS_NUM_THREADS, else one for each
 * processor.
 * @throws AgopError INVALID_OPTION.
 */
export function resolveThreads(asked: number | undefined): number {
  if (asked === undefined) return threadsOfEnvironment() ?? Math.min(availableParallelism(), maxThreads);
  if (Number.isInteger(asked) && asked >= 1 && asked <= maxThreads) return asked;
  throw new AgopError("INVALID_OPTION", {
    argument: "threads",
    given: describeValue(asked),
    accepted: `an integer from 1 to ${maxThreads}`,
  });
}

function threadsOfEnvironment(): number | undefined {
  const { OPENBLAS_NUM_THREADS, OMP_NUM_THREADS } = process.env;
  // Schedulers set OMP_NUM_THREADS, which may hold a number for each level of nesting: "2,1".
  return [OPENBLAS_NUM_THREADS, OMP_NUM_THREADS?.split(",")[0]]
    .map(Number)
    .find((threads) => Number.isInteger(threads) && threads >= 1 && threads <= maxThreads);
}
