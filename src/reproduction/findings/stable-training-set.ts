import { operandSizes, pairsAt } from "../../algebra/tasks/pairs.ts";
import type { Task } from "../../algebra/tasks/task.ts";
import type { Partition } from "../../data/partition.ts";
import { type RandomStream, sampleWithoutReplacement } from "../../data/random.ts";
import { pairOrbits } from "../../symmetry/actions/orbits.ts";
import type { PairPermutation } from "../../symmetry/actions/permutation.ts";

/**
 * Side of the samples that every generator leaves in place: random like that of all other orbits, or the same
 * for all of them.
 */
export type FixedPointSide = "random" | "trained" | "tested";

/**
 * Draws a random training set that the generators keep: adds whole orbits until it has at least the fraction
 * of the table.
 */
export function stableTrainingSet(
  task: Task,
  generators: readonly PairPermutation[],
  fraction: number,
  stream: RandomStream,
  fixedPoints: FixedPointSide = "random",
): Partition {
  const sizes = operandSizes(task);
  const { orbitOf, count } = pairOrbits(generators, sizes);
  const orbits = Array.from({ length: count }, (): number[] => []);
  for (const [index, orbit] of orbitOf.entries()) orbits[orbit].push(index);
  const order = sampleWithoutReplacement(Int32Array.from(orbits.keys()), count, stream);
  const isForced = (orbit: number) => fixedPoints !== "random" && orbits[orbit].length === 1;
  const forced = Array.from(order).filter(isForced);
  const free = Array.from(order).filter((orbit) => !isForced(orbit));
  const train = fixedPoints === "trained" ? forced.map((orbit) => orbits[orbit][0]) : [];
  const test = fixedPoints === "tested" ? forced.map((orbit) => orbits[orbit][0]) : [];
  for (const [place, orbit] of free.entries()) {
    // Always test on the last orbit: large orbits could otherwise fill the table.
    const isTrained = train.length < fraction * orbitOf.length && place < free.length - 1;
    (isTrained ? train : test).push(...orbits[orbit]);
  }
  const sorted = (indices: number[]) => pairsAt(Int32Array.from(indices).sort(), sizes);
  return { train: sorted(train), test: sorted(test) };
}
