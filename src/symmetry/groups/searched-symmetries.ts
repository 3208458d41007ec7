import { operandSizes } from "../../algebra/tasks/pairs.ts";
import type { Task } from "../../algebra/tasks/task.ts";
import { AgopError } from "../../errors.ts";
import { type SymmetryGroup, symmetryGroup } from "./symmetry-group.ts";
import { tableAutomorphisms } from "./table-automorphisms.ts";
import { identitySymmetry, type SymmetryKind } from "./task-symmetry.ts";

/** Options of a search for symmetries. */
export interface SymmetrySearchOptions {
  /** Seconds after which a search ends unfinished; default 10. Closed forms need none. */
  readonly timeLimit?: number | undefined;
}

/** The symmetries of a task, always by search. @param cellColours Colours of the cells, preserved as well. */
export function searchedSymmetries(
  task: Task,
  kind: SymmetryKind,
  { timeLimit }: SymmetrySearchOptions,
  cellColours?: Uint8Array,
): SymmetryGroup {
  const { table, labels } = task;
  const { generators, base, order, finished } = tableAutomorphisms(
    { operandSizes: operandSizes(task), labelCount: labels.length, table, cellColours },
    { kind, timeLimit },
  );
  return symmetryGroup({ kind, identity: identitySymmetry(task), generators, base, order, finished });
}

/** @throws AgopError INVALID_OPTION (`task`) for a combined task: no pair permutation moves its bit. */
export function requirePairTask(task: Task): void {
  if (task.taskBit === undefined) return;
  throw new AgopError("INVALID_OPTION", {
    argument: "task",
    given: `${task.name}, a combined task of two operations,`,
    accepted: "a task of one operation: only there do permutations of pairs act",
  });
}
