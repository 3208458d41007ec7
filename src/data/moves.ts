import { operandSizes, pairsAt } from "../algebra/tasks/pairs.ts";
import type { Task } from "../algebra/tasks/task.ts";
import { AgopError, describeValue } from "../errors.ts";
import { pairOrbits } from "../symmetry/actions/orbits.ts";
import type { PairPermutation } from "../symmetry/actions/permutation.ts";
import type { Partition } from "./partition.ts";
import { randomStream, sampleWithoutReplacement } from "./random.ts";

/**
 * Changes to a partition. Orbits move first, then the two kinds of single samples, whose draws are disjoint.
 */
export interface PartitionMoves {
  /**
   * Number of orbits, of the subgroup the reflections generate, whose training samples all go to the test
   * set; drawn from the orbits that have training samples. Default 0.
   */
  readonly moveOrbitsToTest?: number | undefined;
  /** Number of random training samples that go to the test set. Default 0. */
  readonly moveToTest?: number | undefined;
  /**
   * Number of random samples, in the test set before `moveToTest`, that go to the training set. Default 0.
   */
  readonly moveToTrain?: number | undefined;
  /** A safe integer from 0; default 0. More moves with the same seed contain the fewer. */
  readonly seed?: number | undefined;
}

/** Side of a pair: the values of the array `sides`. */
export const trainSide = 0;
export const testSide = 1;

/**
 * Carries out the moves and lists both sides in the order of the operation table.
 * @param sides `trainSide` or `testSide` of every pair, N1 x N2, row-major.
 * @param generators Generators of the subgroup whose orbits move.
 * @throws AgopError INVALID_MOVE for a number of moves that is no integer from 0 or more than there are;
 * INVALID_OPTION (`seed`); EMPTY_PARTITION where the moves leave a side empty.
 */
export function applyMoves(
  task: Task,
  sides: Uint8Array,
  generators: readonly PairPermutation[],
  moves: PartitionMoves,
): Partition {
  const { moveOrbitsToTest = 0, moveToTest = 0, moveToTrain = 0, seed = 0 } = moves;
  const sizes = operandSizes(task);
  const moved = sides.slice();
  const draw = (argument: string, count: number, candidates: Int32Array, what: string): Int32Array => {
    requireMoves(argument, count, candidates.length, what);
    return sampleWithoutReplacement(candidates, count, randomStream(seed, argument));
  };

  if (moveOrbitsToTest !== 0) {
    const { orbitOf, count } = pairOrbits(generators, sizes);
    const trained = new Uint8Array(count);
    for (const index of indicesOf(moved, trainSide)) trained[orbitOf[index]] = 1;
    const chosen = draw(
      "moveOrbitsToTest",
      moveOrbitsToTest,
      indicesOf(trained, 1),
      "orbits with training samples",
    );
    const moving = new Set(chosen);
    for (const [index, orbit] of orbitOf.entries()) if (moving.has(orbit)) moved[index] = testSide;
  }
  const toTest = draw("moveToTest", moveToTest, indicesOf(moved, trainSide), "training samples");
  const toTrain = draw("moveToTrain", moveToTrain, indicesOf(moved, testSide), "test samples");
  for (const index of toTest) moved[index] = testSide;
  for (const index of toTrain) moved[index] = trainSide;

  if (!moved.includes(trainSide)) {
    throw moveToTest > 0
      ? emptied("moveToTest", moveToTest, "training")
      : emptied("moveOrbitsToTest", moveOrbitsToTest, "training");
  }
  if (!moved.includes(testSide)) throw emptied("moveToTrain", moveToTrain, "test");
  return {
    train: pairsAt(indicesOf(moved, trainSide), sizes),
    test: pairsAt(indicesOf(moved, testSide), sizes),
  };
}

function indicesOf(values: Uint8Array, wanted: number): Int32Array {
  const indices = new Int32Array(values.length);
  let count = 0;
  for (const [index, value] of values.entries()) if (value === wanted) indices[count++] = index;
  return indices.slice(0, count);
}

function requireMoves(argument: string, count: unknown, available: number, what: string): void {
  if (typeof count !== "number" || !Number.isInteger(count) || count < 0 || count > available) {
    throw new AgopError("INVALID_MOVE", {
      argument,
      given: describeValue(count),
      accepted: `an integer from 0 to ${available}, the number of ${what}`,
    });
  }
}

function emptied(argument: string, count: number, side: "training" | "test"): AgopError {
  return new AgopError("EMPTY_PARTITION", {
    argument,
    given: `${count}, which leaves no ${side} sample,`,
    accepted: "fewer, so that both sets keep a sample",
  });
}
