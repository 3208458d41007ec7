import { freemem, totalmem } from "node:os";
import { AgopError } from "../errors.ts";

/**
 * Bytes available for an array: free memory within the limit of the container. Linux would still allocate a
 * larger array and kill the process on filling it.
 */
export function availableBytes(): number {
  // Outside Linux, take all memory: free memory excludes caches that the system would release at once.
  const free = process.platform === "linux" ? freemem() : totalmem();
  const limit = process.constrainedMemory();
  return limit > 0 ? Math.min(free, limit) : free;
}

/** Skip the free-memory check below 1 MiB; it reads /proc. */
const smallBytes = 1 << 20;

/**
 * @throws AgopError OUT_OF_MEMORY with the bytes required, if a rows x columns float64 array does not fit.
 */
export function checkMemoryFor(rows: number, columns: number, argument: string): void {
  const wanted = rows * columns * 8;
  if (wanted <= smallBytes) return;
  const available = availableBytes();
  if (wanted <= available) return;
  throw new AgopError("OUT_OF_MEMORY", {
    argument,
    given: `a ${rows} x ${columns} float64 array, ${wanted} bytes,`,
    accepted: `at most ${available} bytes, the memory that is available`,
  });
}
