import type { Task } from "../../algebra/tasks/task.ts";
import { requireKnownKeys } from "../../errors.ts";
import { requirePairTask, type SymmetrySearchOptions, searchedSymmetries } from "./searched-symmetries.ts";
import type { SymmetryGroup } from "./symmetry-group.ts";
import { requireTimeLimit } from "./table-automorphisms.ts";

/**
 * All equivariances of a task: pair permutations that come with a permutation of the labels. For the table of a group these are its
 * autotopisms, |G|^2 |Aut G| of them, and where operands are exchanged twice as many. Found by search.
 * @throws AgopError INVALID_OPTION (`timeLimit`; `task` for two operations told apart by a bit).
 * @example
 * const task = namedGroupTask({ group: "S_3" });
 * console.log(taskEquivariances(task).order); // 432n
 */
export function taskEquivariances(task: Task, options: SymmetrySearchOptions = {}): SymmetryGroup {
  requireKnownKeys<SymmetrySearchOptions>("options", options, { timeLimit: true });
  requireTimeLimit(options.timeLimit);
  requirePairTask(task);
  return searchedSymmetries(task, "equivariance", options);
}
