import { AgopError, describeValue } from "../../errors.ts";
import type { PairPermutation } from "../actions/permutation.ts";

/**
 * The projection M -> (1/|H|) sum_h P_h M P_h' onto the matrices that commute with every P_h, where the
 * generators generate H. Entry (p, q) of the average is the mean of M over the orbit of (p, q) under H. The
 * orbits are found once, from the generators alone; each matrix then takes one pass, however large H is.
 * @param generators At least one permutation of the same d positions; H is {1} for the identity.
 * @returns A function that changes a symmetric d x d matrix in place and returns it. The result is symmetric
 * to the last bit, and positive semidefinite if the matrix is.
 * @throws AgopError INVALID_OPTION (`symmetrisation`) unless every generator is a permutation of d positions.
 */
export function symmetriser(
  generators: readonly PairPermutation[],
  dimension: number,
): (features: Float64Array) => Float64Array {
  checkGenerators(generators, dimension);
  const { orbitOf, orbitSizes } = positionPairOrbits(generators, dimension);
  return (features) => {
    const means = new Float64Array(orbitSizes.length);
    for (let index = 0; index < orbitOf.length; index++) means[orbitOf[index]] += features[index];
    for (let orbit = 0; orbit < means.length; orbit++) means[orbit] /= orbitSizes[orbit];
    for (let index = 0; index < orbitOf.length; index++) features[index] = means[orbitOf[index]];
    return features;
  };
}

/**
 * The average of one matrix over the generated group, as a new matrix; see `symmetriser`.
 * @throws AgopError INVALID_OPTION (`symmetrisation`) unless every generator is a permutation of d positions.
 * @example
 * const task = modularTask({ operation: "x+y", modulus: 2 });
 * const swap = reflectionPermutation(task, 0);
 * const M = Float64Array.of(4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
 * const average = symmetrise(M, [swap]);
 * console.log(average.filter((_, k) => k % 5 === 0).join(" ")); // 2 0 2 0
 */
export function symmetrise(features: Float64Array, generators: readonly PairPermutation[]): Float64Array {
  return symmetriser(generators, Math.sqrt(features.length))(features.slice());
}

/**
 * @param dimension d; omit it if unknown.
 * @throws AgopError INVALID_OPTION (`symmetrisation`).
 */
export function checkGenerators(generators: unknown, dimension?: number): void {
  const problem = Array.isArray(generators)
    ? generators
        .map((generator, n) => problemOf(generator, n, dimension))
        .find((found) => found !== undefined)
    : describeValue(generators);
  if (problem === undefined) return;
  throw new AgopError("INVALID_OPTION", {
    argument: "symmetrisation",
    given: problem,
    accepted: `a list of permutations of the ${dimension ?? "d"} one-hot positions`,
  });
}

function problemOf(generator: unknown, n: number, dimension: number | undefined): string | undefined {
  const image =
    typeof generator === "object" && generator !== null && "image" in generator ? generator.image : undefined;
  if (!(image instanceof Int32Array)) return `${describeValue(generator)} as generator ${n}`;
  if (dimension !== undefined && image.length !== dimension)
    return `a permutation of ${image.length} positions as generator ${n}`;
  const isPermutation =
    new Set(image).size === image.length && image.every((target) => target >= 0 && target < image.length);
  return isPermutation ? undefined : `an image with repetitions or out of range as generator ${n}`;
}

interface PositionPairOrbits {
  /** Number of the orbit of every pair of positions, d x d. */
  readonly orbitOf: Int32Array;
  readonly orbitSizes: readonly number[];
}

/**
 * Orbits on pairs of positions under the generators and the exchange (p, q) <-> (q, p), which leaves
 * symmetric matrices unchanged.
 */
function positionPairOrbits(generators: readonly PairPermutation[], dimension: number): PositionPairOrbits {
  const orbitOf = new Int32Array(dimension * dimension).fill(-1);
  const orbitSizes: number[] = [];
  const pending: number[] = [];
  const visit = (row: number, column: number, orbit: number): void => {
    const index = row * dimension + column;
    if (orbitOf[index] !== -1) return;
    orbitOf[index] = orbit;
    orbitSizes[orbit]++;
    pending.push(index);
  };
  for (let start = 0; start < orbitOf.length; start++) {
    if (orbitOf[start] !== -1) continue;
    const orbit = orbitSizes.push(0) - 1;
    visit(Math.floor(start / dimension), start % dimension, orbit);
    // Images under the generators alone reach the whole orbit: in a finite group an inverse is a power.
    for (let index = pending.pop(); index !== undefined; index = pending.pop()) {
      const [row, column] = [Math.floor(index / dimension), index % dimension];
      visit(column, row, orbit);
      for (const { image } of generators) visit(image[row], image[column], orbit);
    }
  }
  return { orbitOf, orbitSizes };
}
