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
 * The stream of a seed and a purpose: streams of different purposes are independent, so that for example more
 * moved samples do not change the partition they are moved from.
 * @param seed A safe integer from 0.
 * @throws AgopError INVALID_OPTION (`seed`).
 */
export function randomStream(seed: number, purpose: string): RandomStream {
  // A hash, because neighbouring states of xoroshiro128+ start with neighbouring outputs.
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

/** The values in random order; the array given stays as it is. */
export function shuffle(values: Int32Array, stream: RandomStream): Int32Array {
  return sampleWithoutReplacement(values, values.length, stream);
}

/**
 * `count` of the values in random order. A larger draw from the same values and a fresh stream of the same
 * seed begins with the smaller one.
 */
export function sampleWithoutReplacement(
  values: Int32Array,
  count: number,
  stream: RandomStream,
): Int32Array {
  const rest = values.slice();
  // Fisher-Yates from the front: what is drawn first never moves again.
  for (let n = 0; n < count; n++) {
    const chosen = n + stream.integerBelow(rest.length - n);
    [rest[n], rest[chosen]] = [rest[chosen], rest[n]];
  }
  return rest.slice(0, count);
}
