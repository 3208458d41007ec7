import type { TrainingProblem } from "../../src/backend/backend.ts";
import type { Kernel } from "../../src/backend/kernel.ts";
import type { DenseSamples, PairSamples, Samples } from "../../src/backend/samples.ts";

/** Numbers in [-0.5, 0.5), determined by the seed. */
export function numbers(length: number, seed: number): Float64Array {
  let state = (Math.imul(seed, 2_654_435_761) ^ 0x9e3779b9) >>> 0;
  return Float64Array.from({ length }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32 - 0.5;
  });
}

export function identity(d: number): Float64Array {
  return Float64Array.from({ length: d * d }, (_, k) => (k % (d + 1) === 0 ? 1 : 0));
}

/** A positive definite matrix without structure, with eigenvalues of order 1. */
export function fullFeatures(d: number, seed = 1): Float64Array {
  const factor = numbers(d * d, seed);
  const out = new Float64Array(d * d);
  for (let i = 0; i < d; i++) {
    for (let j = 0; j < d; j++) {
      let sum = i === j ? 0.5 : 0;
      for (let k = 0; k < d; k++) sum += (4 / d) * factor[i * d + k] * factor[j * d + k];
      out[i * d + j] = sum;
    }
  }
  return out;
}

export function diagonalFeatures(d: number): Float64Array {
  return identity(d).map((entry, k) => entry * (0.5 + (k % 7) / 7));
}

/** Every third pair of an N1 x N2 table. */
export function somePairs(first: number, second: number): PairSamples {
  const pairs: number[] = [];
  for (let k = 0; k < first * second; k += 3) pairs.push(Math.floor(k / second), k % second);
  return { encoding: "pairs", pairs: Int32Array.from(pairs), operandSizes: [first, second] };
}

/** The whole N x N table. */
export function allPairs(modulus: number): PairSamples {
  const pairs = Int32Array.from({ length: 2 * modulus ** 2 }, (_, k) =>
    k % 2 === 0 ? Math.floor(k / 2 / modulus) : Math.floor(k / 2) % modulus,
  );
  return { encoding: "pairs", pairs, operandSizes: [modulus, modulus] };
}

/** The same samples as rows of zeros and ones. */
export function expand({ pairs, operandSizes: [first, second] }: PairSamples): DenseSamples {
  const dimension = first + second;
  const rows = new Float64Array((pairs.length / 2) * dimension);
  for (let i = 0; i < pairs.length / 2; i++) {
    rows[i * dimension + pairs[2 * i]] = 1;
    rows[i * dimension + first + pairs[2 * i + 1]] = 1;
  }
  return { encoding: "dense", rows, dimension };
}

export function denseSamples(count: number, dimension: number, seed: number): DenseSamples {
  return { encoding: "dense", rows: numbers(count * dimension, seed).map((e) => 2 * e), dimension };
}

/** x + y of a whole table: n = modulus^2, d = 2 modulus, c = modulus. */
export function additionProblem(
  modulus: number,
  kernel: Kernel = { name: "gaussian", bandwidth: 2.5 },
): TrainingProblem {
  const samples = allPairs(modulus);
  const targets = new Float64Array(modulus ** 3);
  for (let i = 0; i < modulus ** 2; i++) {
    targets[i * modulus + ((samples.pairs[2 * i] + samples.pairs[2 * i + 1]) % modulus)] = 1;
  }
  return { samples, targets, classes: modulus, kernel };
}

/** n dense samples with c arbitrary targets. */
export function denseProblem(n: number, dimension: number, classes: number): TrainingProblem {
  return {
    samples: denseSamples(n, dimension, 3),
    targets: numbers(n * classes, 4),
    classes,
    kernel: { name: "gaussian", bandwidth: 1.5 },
  };
}

export function onSharedMemory<A extends Float64Array | Int32Array>(array: A): A {
  const shared = new SharedArrayBuffer(array.byteLength);
  const view = array instanceof Float64Array ? new Float64Array(shared) : new Int32Array(shared);
  view.set(array);
  return view as A;
}

/** Detaches the memory of arrays, as postMessage would. */
export function detach(...arrays: (Float64Array | Int32Array)[]): void {
  structuredClone(null, { transfer: arrays.map(({ buffer }) => buffer as ArrayBuffer) });
}

/** The array as a view into the middle of a larger buffer full of NaN. */
export function offset<A extends Float64Array | Int32Array>(array: A): A {
  const bytes = array.BYTES_PER_ELEMENT;
  const buffer = new ArrayBuffer(array.byteLength + 8 * bytes);
  new Float64Array(buffer, 0, Math.floor(buffer.byteLength / 8)).fill(Number.NaN);
  const view =
    array instanceof Float64Array
      ? new Float64Array(buffer, 3 * bytes, array.length)
      : new Int32Array(buffer, 3 * bytes, array.length);
  view.set(array);
  return view as A;
}

/** The samples with a replaced array. */
export function mapSamples(
  samples: Samples,
  change: <A extends Float64Array | Int32Array>(array: A) => A,
): Samples {
  return samples.encoding === "pairs"
    ? { ...samples, pairs: change(samples.pairs) }
    : { ...samples, rows: change(samples.rows) };
}
