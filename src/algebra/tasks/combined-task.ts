import { AgopError } from "../../errors.ts";
import { requireElementCount } from "../groups/element-count.ts";
import type { Task } from "./task.ts";

/**
 * Two operations on the same operands as one task, selected by a bit t: 0 for the first, 1 for the second.
 * The second operand runs over the pairs (b, t), t slowest, with names such as `3 | x+y mod 7`, so that its
 * index is `t * N2 + b` and N2 doubles. The labels of the first task come first, then the labels that only
 * the second has, by name. A run encodes a sample as [e_a ; e_b ; t]; see `taskDimension`.
 * @throws AgopError INVALID_OPTION (`second`) for different operands, the same task twice, or a combined
 * task; INVALID_MODULUS (`second`) for more than 10000 second operands.
 * @example
 * const sum = modularTask({ operation: "x+y", modulus: 7 });
 * const product = modularTask({ operation: "x*y", modulus: 7, elements: "all" });
 * const task = combinedTask(sum, product);
 * console.log(task.secondElements.length, taskDimension(task)); // 14 15
 */
export function combinedTask(first: Task, second: Task): Task {
  requireCombinable(first, second);
  const [firstSize, secondSize] = [first.firstElements.length, first.secondElements.length];
  requireElementCount("INVALID_MODULUS", "second", 2 * secondSize);
  const known = new Set(first.labels);
  const labels = [...first.labels, ...second.labels.filter((label) => !known.has(label))];
  const indices = new Map(labels.map((label, index) => [label, index]));
  const renumbered = second.labels.map((label) => indices.get(label) ?? 0);
  const table = new Int32Array(firstSize * 2 * secondSize);
  for (let a = 0; a < firstSize; a++) {
    for (let b = 0; b < secondSize; b++) {
      const [entry, place] = [a * secondSize + b, a * 2 * secondSize + b];
      table[place] = first.table[entry];
      table[place + secondSize] = renumbered[second.table[entry]];
    }
  }
  return {
    name: `${first.name} | ${second.name}`,
    firstElements: first.firstElements,
    secondElements: [first, second].flatMap(({ name }) =>
      first.secondElements.map((element) => `${element} | ${name}`),
    ),
    labels,
    table,
    taskBit: { secondElements: secondSize },
  };
}

function requireCombinable(first: Task, second: Task): void {
  const refuse = (given: string, accepted: string): never => {
    throw new AgopError("INVALID_OPTION", { argument: "second", given, accepted });
  };
  if (first.taskBit !== undefined || second.taskBit !== undefined)
    refuse("a task that is already combined", "tasks of one operation each");
  if (first.name === second.name) refuse(`${second.name} twice`, "two tasks of different names");
  const operands = ["firstElements", "secondElements"] as const;
  for (const [position, side] of operands.entries()) {
    const [wanted, found] = [first[side], second[side]];
    if (wanted.length === found.length && wanted.every((name, n) => name === found[n])) continue;
    refuse(
      `${second.name}, whose ${position === 0 ? "first" : "second"} operand is ${range(found)},`,
      `a task with the operands of ${first.name}, here ${range(wanted)}`,
    );
  }
}

function range(names: readonly string[]): string {
  return `${names[0]}..${names.at(-1)} (${names.length} elements)`;
}
