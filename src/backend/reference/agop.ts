import { allocateMatrix, type ResolvedAgopOptions } from "../validate.ts";
import { gradientsAtCentre } from "./gradients.ts";
import { KernelPairs } from "./kernel-terms.ts";
import type { Predictor } from "./predictor.ts";
import { type Steps, within } from "./steps.ts";

/**
 * Gradients at all centres, n arrays of d x c in sequence; subtracts their mean over the centres if
 * `centering`.
 */
function* allGradients(predictor: Predictor, centering: boolean): Steps<Float64Array> {
  const { centres, classes, features, kernel } = predictor;
  const n = centres.count;
  const size = centres.dimension * classes;
  const pairs = new KernelPairs(kernel, features, centres, centres);
  const all = allocateMatrix(n, size, "gradients");
  for (let j = 0; j < n; j++) {
    all.set(gradientsAtCentre(predictor, pairs, j), j * size);
    yield (0.9 * (j + 1)) / n;
  }
  if (!centering) return all;
  const mean = new Float64Array(size);
  for (let j = 0; j < n; j++) {
    for (let e = 0; e < size; e++) mean[e] += all[j * size + e] / n;
    yield 0.9 + (0.05 * (j + 1)) / n;
  }
  for (let j = 0; j < n; j++) {
    for (let e = 0; e < size; e++) all[j * size + e] -= mean[e];
    yield 0.95 + (0.05 * (j + 1)) / n;
  }
  return all;
}

/** Accumulators for the outer products: `parts` arrays of `size` entries, one per class or a single one. */
interface Accumulator {
  readonly out: Float64Array;
  readonly parts: number;
  readonly size: number;
}

/** Adds g_a g_b / n, summed over the classes or class by class, to entry `at` of the parts. */
function addEntry(
  to: Accumulator,
  at: number,
  gradients: Float64Array,
  c: number,
  a: number,
  b: number,
  n: number,
): void {
  let sum = 0;
  for (let l = 0; l < c; l++) {
    const product = gradients[a * c + l] * gradients[b * c + l];
    if (to.parts > 1) to.out[l * to.size + at] += product / n;
    else sum += product;
  }
  if (to.parts === 1) to.out[at] += sum / n;
}

function mirrorUpperTriangle(matrix: Float64Array, offset: number, d: number): void {
  for (let a = 0; a < d; a++) {
    for (let b = a + 1; b < d; b++) matrix[offset + b * d + a] = matrix[offset + a * d + b];
  }
}

/**
 * Average gradient outer product over the centres, (1/n) sum_j (J_j - Jbar)'(J_j - Jbar) (arXiv 2407.20199),
 * Jbar = 0 without centring. Holds all n Jacobians, n c d entries, to centre them before any product.
 * @returns d x d; d with `diagonal`; c x d x d or c x d with `perClass`.
 * @throws AgopError OUT_OF_MEMORY.
 */
export function* agopSteps(predictor: Predictor, options: ResolvedAgopOptions): Steps<Float64Array> {
  const { centres, classes: c } = predictor;
  const { count: n, dimension: d } = centres;
  const all = yield* within(0, 0.8, allGradients(predictor, options.centering));
  const size = options.diagonal ? d : d * d;
  const parts = options.perClass ? c : 1;
  const sums = { out: allocateMatrix(parts, size, "agop"), parts, size };
  for (let j = 0; j < n; j++) {
    const gradients = all.subarray(j * d * c, (j + 1) * d * c);
    for (let a = 0; a < d; a++) {
      if (options.diagonal) addEntry(sums, a, gradients, c, a, a, n);
      else for (let b = a; b < d; b++) addEntry(sums, a * d + b, gradients, c, a, b, n);
    }
    yield 0.8 + (0.2 * (j + 1)) / n;
  }
  if (!options.diagonal) {
    for (let part = 0; part < parts; part++) mirrorUpperTriangle(sums.out, part * size, d);
  }
  return sums.out;
}
