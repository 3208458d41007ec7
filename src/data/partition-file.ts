import type { Task } from "../algebra/tasks/task.ts";
import { AgopError, describeValue } from "../errors.ts";
import { type Partition, validatePartition } from "./partition.ts";

const accepted = 'JSON {"train": [[i, j], ...], "test": [[i, j], ...]} with element indices';

/**
 * Parses an explicit partition from JSON `{"train": [[i, j], ...], "test": [[i, j], ...]}`; ignores
 * other keys and keeps the order of the pairs.
 * @throws AgopError INVALID_FILE (`partitionFile`) for text in another format; INVALID_PARTITION and
 * EMPTY_PARTITION (`partitionFile`) for pairs invalid for the task.
 * @example
 * const task = modularTask({ operation: "x+y", modulus: 3 });
 * const { test } = parsePartitionFile('{"train": [[0, 0], [1, 2]], "test": [[2, 2]]}', task);
 * console.log(test.join(" ")); // 2 2
 */
export function parsePartitionFile(text: string, task: Task): Partition {
  let content: unknown;
  try {
    content = JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch (cause) {
    throw invalidFile("text that is not JSON", cause);
  }
  if (typeof content !== "object" || content === null || !("train" in content) || !("test" in content)) {
    throw invalidFile('JSON without "train" and "test"');
  }
  const train = flatPairs(content.train, "train");
  const test = flatPairs(content.test, "test");
  return validatePartition(task, { train, test }, "partitionFile");
}

function flatPairs(pairs: unknown, side: string): readonly number[] {
  if (!Array.isArray(pairs)) throw invalidFile(`${describeValue(pairs)} as "${side}"`);
  return pairs.flatMap((pair: unknown, n) => {
    if (!isNumberPair(pair)) throw invalidFile(`${side}[${n}] = ${describeValue(pair)}`);
    return pair;
  });
}

function isNumberPair(pair: unknown): pair is [number, number] {
  return Array.isArray(pair) && pair.length === 2 && pair.every((index) => typeof index === "number");
}

function invalidFile(given: string, cause?: unknown): AgopError {
  return new AgopError("INVALID_FILE", { argument: "partitionFile", given, accepted, cause });
}
