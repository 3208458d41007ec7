import { availableParallelism } from "node:os";
import { AgopError, describeValue } from "../errors.ts";

/**
 * Maximum number of threads in the OpenBLAS of Linux distributions, whose buffer pool serves this many
 * callers in addition to its own threads. Keep equal to `Job::maxThreads` in native/core/threads/job.hpp.
 */
const maxThreads = 64;

/**
 * Number of compute threads: the requested number, else OPENBLAS_NUM_THREADS, else OMP_NUM_THREADS, else one
 * per processor.
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
  // Schedulers set OMP_NUM_THREADS, which may contain one number per nesting level: "2,1".
  return [OPENBLAS_NUM_THREADS, OMP_NUM_THREADS?.split(",")[0]]
    .map(Number)
    .find((threads) => Number.isInteger(threads) && threads >= 1 && threads <= maxThreads);
}
