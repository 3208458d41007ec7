import { type OperandSizes, pairsAt, tableIndices } from "../../algebra/tasks/pairs.ts";
import { applyToPair, type PairPermutation } from "./permutation.ts";

/** The orbits of a subgroup on all N1 x N2 pairs. */
export interface PairOrbits {
  /** Number of the orbit of every pair, N1 x N2; orbits are numbered in the order of their first pairs. */
  readonly orbitOf: Int32Array;
  readonly count: number;
}

/**
 * Orbits of the subgroup with these generators; without generators every pair is an orbit.
 * @example
 * const task = modularTask({ operation: "x+y", modulus: 5 });
 * console.log(pairOrbits([rotationPermutation(task, 1)], [5, 5]).count); // 5
 * console.log(pairOrbits([reflectionPermutation(task, 0)], [5, 5]).count); // 15
 */
export function pairOrbits(generators: readonly PairPermutation[], operandSizes: OperandSizes): PairOrbits {
  const [firstSize, secondSize] = operandSizes;
  const orbitOf = new Int32Array(firstSize * secondSize).fill(-1);
  let count = 0;
  // Images under the generators alone reach the whole orbit: in a finite group an inverse is a power.
  for (let start = 0; start < orbitOf.length; start++) {
    if (orbitOf[start] !== -1) continue;
    orbitOf[start] = count;
    const pending = [start];
    for (let index = pending.pop(); index !== undefined; index = pending.pop()) {
      for (const generator of generators) {
        const [first, second] = applyToPair(generator, Math.floor(index / secondSize), index % secondSize);
        const image = first * secondSize + second;
        if (orbitOf[image] === -1) {
          orbitOf[image] = count;
          pending.push(image);
        }
      }
    }
    count++;
  }
  return { orbitOf, count };
}

/**
 * All pairs in the orbits of the given pairs, n x 2, in the order of the operation table.
 * @example
 * const task = modularTask({ operation: "x+y", modulus: 3 });
 * const rotation = rotationPermutation(task, 1);
 * console.log(orbitClosure(Int32Array.of(0, 0), [rotation], [3, 3]).join(" ")); // 0 0 1 2 2 1
 */
export function orbitClosure(
  pairs: Int32Array,
  generators: readonly PairPermutation[],
  operandSizes: OperandSizes,
): Int32Array {
  const { orbitOf, count } = pairOrbits(generators, operandSizes);
  const met = new Uint8Array(count);
  for (const index of tableIndices(pairs, operandSizes)) met[orbitOf[index]] = 1;
  const members: number[] = [];
  for (const [index, orbit] of orbitOf.entries()) if (met[orbit] === 1) members.push(index);
  return pairsAt(members, operandSizes);
}
