import { operandSizes, tableIndices } from "../algebra/tasks/pairs.ts";
import type { Task } from "../algebra/tasks/task.ts";
import { AgopError, requireKnownKeys } from "../errors.ts";
import { reflectionPermutation } from "../symmetry/actions/dihedral-permutation.ts";
import { fixedPoints } from "../symmetry/actions/fixed-points.ts";
import { type ReflectionName, reflectionIndices } from "../symmetry/actions/reflection-name.ts";
import { applyMoves, type PartitionMoves, testSide, trainSide } from "./moves.ts";
import type { Partition } from "./partition.ts";

export interface DegeneratePartitionOptions extends PartitionMoves {
  /** Reflections s r^k, named by k; repetitions have no effect. */
  readonly reflections: readonly ReflectionName[];
}

/**
 * Puts the fixed points of all reflections into the test set and the rest into the training set, which
 * is then stable under each reflection; then applies the moves. Source: arXiv 2604.00316, partitions.
 * @throws AgopError INVALID_REFLECTION, INVALID_MOVE, INVALID_OPTION (`seed`), EMPTY_PARTITION.
 * @example
 * const task = modularTask({ operation: "x+y", modulus: 7 });
 * const { train, test } = degeneratePartition(task, { reflections: ["0"], moveToTest: 1, seed: 3 });
 * console.log(train.length / 2, test.length / 2); // 41 8
 */
export function degeneratePartition(task: Task, options: DegeneratePartitionOptions): Partition {
  requireKnownKeys<DegeneratePartitionOptions>("options", options, {
    reflections: true,
    moveOrbitsToTest: true,
    moveToTest: true,
    moveToTrain: true,
    seed: true,
  });
  const { reflections, ...moves } = options;
  const generators = reflectionIndices(task, reflections).map((k) => reflectionPermutation(task, k));
  const sizes = operandSizes(task);
  const sides = new Uint8Array(task.table.length).fill(trainSide);
  for (const generator of generators) {
    for (const index of tableIndices(fixedPoints(generator), sizes)) sides[index] = testSide;
  }
  if (!sides.includes(trainSide)) {
    throw new AgopError("EMPTY_PARTITION", {
      argument: "reflections",
      given: "reflections that fix every sample, which leaves no training sample,",
      accepted: `fewer reflections of ${task.name}`,
    });
  }
  return applyMoves(task, sides, generators, moves);
}
