import type { Task } from "../../algebra/tasks/task.ts";
import { requireKnownKeys } from "../../errors.ts";
import { requirePairTask, type SymmetrySearchOptions, searchedSymmetries } from "./searched-symmetries.ts";
import type { SymmetryGroup } from "./symmetry-group.ts";
import { requireTimeLimit } from "./table-automorphisms.ts";

/**
 * All equivariances of a task: pair permutations with a matching permutation of the labels. For the table of
 * a group these are its |G|^2 |Aut G| autotopisms, and twice as many with exchange of the operands. Found by
 * search.
 * @throws AgopError INVALID_OPTION (`timeLimit`; `task` for a combined task).
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
