import type { FiniteGroup } from "../algebra/groups/finite-group.ts";
import type { Task } from "../algebra/tasks/task.ts";
import type { Backend } from "../backend/backend.ts";
import { standardNormals } from "../data/normal.ts";
import { randomStream } from "../data/random.ts";
import { AgopError, requireKnownKeys } from "../errors.ts";

/** Options of `circulantFeatures`. */
export interface CirculantFeaturesOptions {
  /** A safe integer from 0. */
  readonly seed: number;
  /** Computes the square root. */
  readonly backend: Backend;
}

/**
 * Block-circulant random features, d x d: the real part of the square root of [[I - J/N, C], [C', I - J/N]].
 * If the labels depend on a b (x+y, x*y), C[a, b] = c[a^-1 b]: a circulant, for x*y in the order of a
 * discrete logarithm. If they depend on a b^-1 (x-y, x/y), C[a, b] = c[a b]: a Hankel matrix. The vector c is
 * standard normal minus its mean, so that the rows of C sum to 0. The negative eigenvalues have imaginary
 * square roots, which contribute nothing to the real part. Source: arXiv 2407.20199, random circulant
 * features.
 * @throws AgopError INVALID_OPTION (`task`) for a task without a group, for labels that depend on neither
 * a b nor a b^-1, or for an invalid seed.
 * @example
 * const task = modularTask({ operation: "x+y", modulus: 7 });
 * const features = await circulantFeatures(task, { seed: 1, backend: createBackend() });
 * const [circulant] = featurePatterns(task);
 * const block = featureBlock(features, [7, 7], 0, 1);
 * console.log(features.length, patternDeviation(block, circulant) < 1e-12); // 196 true
 */
export async function circulantFeatures(
  task: Task,
  options: CirculantFeaturesOptions,
): Promise<Float64Array> {
  requireKnownKeys<CirculantFeaturesOptions>("options", options, { seed: true, backend: true });
  const { seed, backend } = options;
  const { group, cells } = requireConvolution(task);
  const size = group.elements.length;
  const normals = standardNormals(size, randomStream(seed, "circulant features"));
  const mean = normals.reduce((sum, value) => sum + value, 0) / size;
  const dimension = 2 * size;
  const squared = new Float64Array(dimension * dimension);
  for (let a = 0; a < size; a++) {
    for (let b = 0; b < size; b++) {
      const diagonal = (a === b ? 1 : 0) - 1 / size;
      squared[a * dimension + b] = diagonal;
      squared[(size + a) * dimension + size + b] = diagonal;
      const entry = normals[cells(a, b)] - mean;
      squared[a * dimension + size + b] = entry;
      squared[(size + b) * dimension + a] = entry;
    }
  }
  return backend.matrixPower(squared, 0.5);
}

/** The group of the task, and the index into c of each entry of C. */
function requireConvolution(task: Task): {
  readonly group: FiniteGroup;
  readonly cells: (a: number, b: number) => number;
} {
  const { group, table } = task;
  if (group !== undefined) {
    const { products, inverses } = group;
    const size = group.elements.length;
    const product = (a: number, b: number) => products[a * size + b];
    const dependsOn = (cells: (a: number, b: number) => number): boolean => {
      const labels = new Int32Array(size).fill(-1);
      return table.every((label, index) => {
        const cell = cells(Math.floor(index / size), index % size);
        if (labels[cell] === -1) labels[cell] = label;
        return labels[cell] === label;
      });
    };
    if (dependsOn(product)) return { group, cells: (a, b) => product(inverses[a], b) };
    if (dependsOn((a, b) => product(a, inverses[b]))) return { group, cells: product };
  }
  throw new AgopError("INVALID_OPTION", {
    argument: "task",
    given: `circulant features of ${task.name}, whose labels depend on neither a b nor a b^-1 in a group,`,
    accepted: "x+y, x-y, x*y (on units), x/y and products in a finite group",
  });
}
