import type { Task } from "../algebra/tasks/task.ts";
import { AgopError, describeValue, requireKnownKeys } from "../errors.ts";
import { reflectionPermutation } from "../symmetry/actions/dihedral-permutation.ts";
import { type ReflectionName, reflectionIndices } from "../symmetry/actions/reflection-name.ts";
import { applyMoves, type PartitionMoves, testSide, trainSide } from "./moves.ts";
import type { Partition } from "./partition.ts";
import { randomStream, sampleWithoutReplacement } from "./random.ts";

export interface RandomPartitionOptions extends PartitionMoves {
  /**
   * Fraction of the table in the training set, strictly between 0 and 1; default 0.5. Rounded down to
   * floor(trainFraction * N1 * N2) samples.
   */
  readonly trainFraction?: number | undefined;
  /** Generators of the subgroup for `moveOrbitsToTest`; required there, without effect otherwise. */
  readonly reflections?: readonly ReflectionName[] | undefined;
}

/**
 * Draws the training set at random; the rest of the table is the test set. With the same
 * seed, the training set of a larger `trainFraction` contains that of a smaller one.
 * @throws AgopError INVALID_FRACTION, INVALID_REFLECTION, INVALID_MOVE, INVALID_OPTION (`seed`),
 * EMPTY_PARTITION.
 * @example
 * const task = modularTask({ operation: "x+y", modulus: 10 });
 * const { train, test } = randomPartition(task, { trainFraction: 0.7, seed: 1 });
 * console.log(train.length / 2, test.length / 2); // 70 30
 */
export function randomPartition(task: Task, options: RandomPartitionOptions = {}): Partition {
  requireKnownKeys<RandomPartitionOptions>("options", options, {
    trainFraction: true,
    reflections: true,
    moveOrbitsToTest: true,
    moveToTest: true,
    moveToTrain: true,
    seed: true,
  });
  const { trainFraction = 0.5, seed = 0, reflections, ...moves } = options;
  if (typeof trainFraction !== "number" || !(trainFraction > 0 && trainFraction < 1)) {
    throw new AgopError("INVALID_FRACTION", {
      argument: "trainFraction",
      given: describeValue(trainFraction),
      accepted: "a number strictly between 0 and 1",
    });
  }
  if (reflections === undefined && (moves.moveOrbitsToTest ?? 0) !== 0) {
    throw new AgopError("INVALID_MOVE", {
      argument: "moveOrbitsToTest",
      given: `${describeValue(moves.moveOrbitsToTest)} without reflections`,
      accepted: "0, or any number of orbits together with the reflections that generate the subgroup",
    });
  }
  const generators = (reflections === undefined ? [] : reflectionIndices(task, reflections)).map((k) =>
    reflectionPermutation(task, k),
  );
  const total = task.table.length;
  const trained = Math.floor(trainFraction * total);
  // Floating-point rounding can turn a fraction just below 1 into the whole table.
  if (trained === 0 || trained === total) {
    throw new AgopError("EMPTY_PARTITION", {
      argument: "trainFraction",
      given: `${trainFraction} of ${total} samples, which leaves no ${trained === 0 ? "training" : "test"} sample,`,
      accepted: "a fraction that leaves both sets at least one sample",
    });
  }
  const sides = new Uint8Array(total).fill(testSide);
  const everyPair = Int32Array.from({ length: total }, (_, index) => index);
  for (const index of sampleWithoutReplacement(everyPair, trained, randomStream(seed, "randomPartition"))) {
    sides[index] = trainSide;
  }
  return applyMoves(task, sides, generators, { ...moves, seed });
}
