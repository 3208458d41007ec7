import type { Task } from "../../algebra/tasks/task.ts";
import { parseElementList, symmetryElements } from "../../symmetry/groups/element-name.ts";
import type { TaskSymmetry } from "../../symmetry/groups/task-symmetry.ts";
import { requireOneOperation } from "./one-operation.ts";
import type { RunParameters } from "./table.ts";

/** The generators of --symmetrise; none where it is not given. */
export function runSymmetrisation(
  task: Task,
  { symmetrise }: Pick<RunParameters, "symmetrise">,
): readonly TaskSymmetry[] {
  if (symmetrise === undefined) return [];
  requireOneOperation(task, "--symmetrise");
  return symmetryElements(task, parseElementList(symmetrise, "symmetrise"), "symmetrise");
}
