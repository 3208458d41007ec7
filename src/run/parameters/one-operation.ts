import type { Task } from "../../algebra/tasks/task.ts";
import { AgopError } from "../../errors.ts";

/** @throws AgopError INVALID_OPTION for an option about permutations of pairs, which do not act on two operations told apart by a bit. */
export function requireOneOperation(task: Task, option: string): void {
  if (task.taskBit === undefined) return;
  throw new AgopError("INVALID_OPTION", {
    argument: option,
    given: `${option} with two operations`,
    accepted: "a task of one operation, without --second-op",
  });
}
