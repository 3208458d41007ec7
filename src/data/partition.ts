import { operandSizes } from "../algebra/tasks/pairs.ts";
import type { Task } from "../algebra/tasks/task.ts";
import { AgopError, describeValue } from "../errors.ts";

/** Training and test pairs of a run as element indices, n x 2. */
export interface Partition {
  readonly train: Int32Array;
  readonly test: Int32Array;
}

/** An unchecked partition, which may contain any numbers. */
export interface PartitionCandidate {
  readonly train: ArrayLike<number>;
  readonly test: ArrayLike<number>;
}

/**
 * Checks a partition against its task and copies it in the same order. It need not cover the whole table.
 * @param argument Name of the option for error messages; default `partition`.
 * @throws AgopError EMPTY_PARTITION for an empty side; INVALID_PARTITION for the first pair that is out
 * of range or duplicate, within a set or between the sets.
 * @example
 * const task = modularTask({ operation: "x+y", modulus: 3 });
 * const partition = { train: Int32Array.of(0, 0, 1, 2), test: Int32Array.of(2, 2) };
 * console.log(validatePartition(task, partition).train.join(" ")); // 0 0 1 2
 */
export function validatePartition(
  task: Task,
  partition: PartitionCandidate,
  argument = "partition",
): Partition {
  const [firstSize, secondSize] = operandSizes(task);
  const trainCount = requirePairs(partition.train, "train", argument);
  const testCount = requirePairs(partition.test, "test", argument);
  const seenAt = new Int32Array(firstSize * secondSize).fill(-1);
  for (let n = 0; n < trainCount + testCount; n++) {
    const [pairs, position] = n < trainCount ? [partition.train, n] : [partition.test, n - trainCount];
    const [first, second] = [pairs[2 * position], pairs[2 * position + 1]];
    const nameOf = (sample: number) =>
      sample < trainCount ? `train[${sample}]` : `test[${sample - trainCount}]`;
    const refuse = (problem: string, accepted: string): never => {
      const given = `${nameOf(n)} = [${describeValue(first)}, ${describeValue(second)}]${problem}`;
      throw new AgopError("INVALID_PARTITION", { argument, given, accepted });
    };
    if (!isIndexBelow(first, firstSize) || !isIndexBelow(second, secondSize)) {
      refuse("", `element indices of ${task.name}, from [0, 0] to [${firstSize - 1}, ${secondSize - 1}]`);
    }
    const index = first * secondSize + second;
    if (seenAt[index] !== -1) refuse(`, which is also ${nameOf(seenAt[index])},`, "every pair at most once");
    seenAt[index] = n;
  }
  return { train: Int32Array.from(partition.train), test: Int32Array.from(partition.test) };
}

function requirePairs(pairs: unknown, side: "train" | "test", argument: string): number {
  if (!(pairs instanceof Int32Array || Array.isArray(pairs))) {
    throw new AgopError("INVALID_PARTITION", {
      argument,
      given: `${describeValue(pairs)} as ${side}`,
      accepted: "an Int32Array of index pairs, row-major",
    });
  }
  if (pairs.length % 2 !== 0) {
    throw new AgopError("INVALID_PARTITION", {
      argument,
      given: `${pairs.length} indices as ${side}`,
      accepted: "two indices per pair",
    });
  }
  if (pairs.length === 0) {
    throw new AgopError("EMPTY_PARTITION", {
      argument,
      given: `no ${side === "train" ? "training" : "test"} sample`,
      accepted: "at least one training and one test sample",
    });
  }
  return pairs.length / 2;
}

function isIndexBelow(index: unknown, size: number): boolean {
  return typeof index === "number" && Number.isInteger(index) && index >= 0 && index < size;
}
