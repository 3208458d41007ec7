import type { RandomStream } from "./random.ts";

/** Draws independent standard normal numbers by the Box-Muller method. */
export function standardNormals(count: number, stream: RandomStream): Float64Array {
  const numbers = new Float64Array(count);
  for (let n = 0; n < count; n += 2) {
    // Use 1 - u, which lies in (0, 1], so that the logarithm is finite.
    const radius = Math.sqrt(-2 * Math.log(1 - stream.uniform()));
    const angle = 2 * Math.PI * stream.uniform();
    numbers[n] = radius * Math.cos(angle);
    if (n + 1 < count) numbers[n + 1] = radius * Math.sin(angle);
  }
  return numbers;
}
