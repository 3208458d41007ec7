import { createHash } from "node:crypto";
import { uniformFloat64 } from "pure-rand/distribution/uniformFloat64";
import { uniformInt } from "pure-rand/distribution/uniformInt";
import { xoroshiro128plusFromState } from "pure-rand/generator/xoroshiro128plus";
import { AgopError, describeValue } from "../errors.ts";

/** A deterministic sequence of random numbers. */
export interface RandomStream {
  /** Uniform integer in [0, bound). */
  integerBelow(bound: number): number;
  /** Uniform number in [0, 1) with 53 random bits. */
  uniform(): number;
}

/**
 * Creates the stream of a seed and a purpose. Different purposes have independent streams: for example, more
 * moved samples do not change the original partition.
 * @param seed A safe integer from 0.
 * @throws AgopError INVALID_OPTION (`seed`).
 */
export function randomStream(seed: number, purpose: string): RandomStream {
  // Hash the seed, because similar states of xoroshiro128+ start with similar outputs.
  const hash = createHash("sha256")
    .update(`${purpose}:${requireSeed(seed)}`)
    .digest();
  const generator = xoroshiro128plusFromState([0, 4, 8, 12].map((offset) => hash.readInt32LE(offset)));
  return {
    integerBelow: (bound) => uniformInt(generator, 0, bound - 1),
    uniform: () => uniformFloat64(generator),
  };
}

/** @throws AgopError INVALID_OPTION (`seed`) unless it is a safe integer from 0. */
export function requireSeed(seed: unknown): number {
  if (typeof seed !== "number" || !Number.isSafeInteger(seed) || seed < 0) {
    throw new AgopError("INVALID_OPTION", {
      argument: "seed",
      given: describeValue(seed),
      accepted: `an integer from 0 to ${Number.MAX_SAFE_INTEGER}`,
    });
  }
  return seed;
}

/** Returns the values in random order; does not change the argument. */
export function shuffle(values: Int32Array, stream: RandomStream): Int32Array {
  return sampleWithoutReplacement(values, values.length, stream);
}

/**
 * Draws `count` values in random order. With the same values and a fresh stream of the same seed, a larger
 * draw begins with the smaller draw.
 */
export function sampleWithoutReplacement(
  values: Int32Array,
  count: number,
  stream: RandomStream,
): Int32Array {
  const rest = values.slice();
  // Run Fisher-Yates from the front, so that later draws do not move earlier ones.
  for (let n = 0; n < count; n++) {
    const chosen = n + stream.integerBelow(rest.length - n);
    [rest[n], rest[chosen]] = [rest[chosen], rest[n]];
  }
  return rest.slice(0, count);
}
