import { AgopError, describeValue } from "../errors.ts";
import {
  type DenseSamples,
  type PairSamples,
  type Samples,
  sampleCount,
  sampleDimension,
} from "./samples.ts";
import { checkFinite, checkFloat64Array, checkInt32Array, describeArray } from "./validate-array.ts";

function fail(argument: string, given: string, accepted: string): never {
  throw new AgopError("INVALID_ARRAY", { argument, given, accepted });
}

function isPositiveInteger(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) > 0;
}

function checkPairs(samples: PairSamples, argument: string): void {
  const sizes: unknown = samples.operandSizes;
  if (!Array.isArray(sizes) || sizes.length !== 2 || !sizes.every(isPositiveInteger)) {
    fail(`${argument}.operandSizes`, describeValue(sizes), "two positive integers [N1, N2]");
  }
  const { pairs } = samples;
  const name = `${argument}.pairs`;
  const accepted = "an Int32Array of even length >= 2";
  checkInt32Array(pairs, name, accepted);
  if (pairs.length === 0 || pairs.length % 2 !== 0) fail(name, describeArray(pairs), accepted);
  for (let k = 0; k < pairs.length; k++) {
    const operand = k % 2;
    const size = samples.operandSizes[operand];
    if (pairs[k] < 0 || pairs[k] >= size) {
      const which = operand === 0 ? "first" : "second";
      fail(
        name,
        `${pairs[k]} as ${which} operand of sample ${(k - operand) / 2}`,
        `indices from 0 to ${size - 1}`,
      );
    }
  }
}

function checkDense(samples: DenseSamples, argument: string): void {
  const { rows, dimension } = samples;
  if (!isPositiveInteger(dimension)) {
    fail(`${argument}.dimension`, describeValue(dimension), "a positive integer");
  }
  const name = `${argument}.rows`;
  const accepted = `a Float64Array of length n * ${dimension}, n >= 1`;
  checkFloat64Array(rows, name, accepted);
  if (rows.length === 0 || rows.length % dimension !== 0) fail(name, describeArray(rows), accepted);
  checkFinite(rows, name);
}

/**
 * Checks for a nonempty set of samples in either encoding.
 * @throws AgopError INVALID_ARRAY.
 */
export function checkSamples(value: unknown, argument: string): asserts value is Samples {
  if (typeof value !== "object" || value === null)
    fail(argument, describeValue(value), "an object { encoding, ... }");
  const samples = value as Samples;
  const encoding: unknown = samples.encoding;
  if (samples.encoding === "pairs") checkPairs(samples, argument);
  else if (samples.encoding === "dense") checkDense(samples, argument);
  else fail(`${argument}.encoding`, describeValue(encoding), '"pairs" or "dense"');
}

function describeSpace(samples: Samples): string {
  return samples.encoding === "pairs"
    ? `pairs with operand sizes [${samples.operandSizes.join(", ")}]`
    : `dense rows of dimension ${samples.dimension}`;
}

/**
 * Checks that two valid sets of samples have the same encoding and dimensions.
 * @throws AgopError INVALID_ARRAY for the second set.
 */
export function checkSameSpace(expected: Samples, given: Samples, argument: string): void {
  if (describeSpace(expected) !== describeSpace(given)) {
    fail(argument, describeSpace(given), describeSpace(expected));
  }
}

/** Number n and dimension d of a valid set of samples. */
export function sampleShape(samples: Samples): { readonly n: number; readonly d: number } {
  return { n: sampleCount(samples), d: sampleDimension(samples) };
}
