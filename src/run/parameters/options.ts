import type { Task } from "../../algebra/tasks/task.ts";
import { AgopError, invalidOption } from "../../errors.ts";
import { readText as readTextFile } from "../../io/read-input.ts";

/**
 * Makes the error for options that exclude or need each other.
 * @param problem Predicate of a sentence about the option: "cannot stand beside --table".
 */
export function conflict(argument: string, problem: string, accepted: string): AgopError {
  return new AgopError("INVALID_OPTION", { argument, problem, accepted });
}

/**
 * Reads a finite number and refuses any other text, such as `12abc` or `1e400`. The code that uses the number
 * checks its range.
 */
export function numberValue(argument: string): (text: string) => number {
  return (text) => {
    const value = text.trim() === "" ? Number.NaN : Number(text);
    if (Number.isFinite(value)) return value;
    throw invalidOption(argument, JSON.stringify(text), "a finite number");
  };
}

/** Adds the option to errors that name only a file. */
export async function atOption<Result>(
  option: string,
  action: () => Result | Promise<Result>,
): Promise<Result> {
  try {
    return await action();
  } catch (error) {
    throw error instanceof AgopError ? error.restated({ argument: `${option} ${error.argument}` }) : error;
  }
}

/** Reads the text of the file that an option names. @throws AgopError INVALID_FILE. */
export function readText(option: string, file: string): Promise<string> {
  return atOption(option, () => readTextFile(file, "the path of a file that can be read"));
}

/**
 * Refuses an option about permutations of pairs for a combined task: they do not act on its task bit.
 * @throws AgopError INVALID_OPTION.
 */
export function requireOneOperation(task: Task, option: string): void {
  if (task.taskBit === undefined) return;
  throw conflict(option, "has no meaning for two operations", "a task of one operation, without --second-op");
}
