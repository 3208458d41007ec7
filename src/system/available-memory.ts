import { freemem, totalmem } from "node:os";
import { AgopError } from "../errors.ts";

/**
 * Bytes that an array may take: what is free, within the limit of the container. On Linux a larger array could still be
 * allocated, and the process would be killed when it is filled.
 */
export function availableBytes(): number {
  // Elsewhere than on Linux free memory does not count what the system would give up at once.
  const free = process.platform === "linux" ? freemem() : totalmem();
  const limit = process.constrainedMemory();
  return limit > 0 ? Math.min(free, limit) : free;
}

/** Not worth the question, which reads files of the system: 1 MiB. */
const smallBytes = 1 << 20;

/** @throws AgopError OUT_OF_MEMORY with the bytes wanted, for a rows x columns float64 array that cannot be had. */
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
