import type { Task } from "../../algebra/tasks/task.ts";
import { AgopError, describeValue } from "../../errors.ts";
import { requireDihedral } from "./dihedral-permutation.ts";
import { abbreviate, splitOutsideParentheses } from "./names.ts";

/** A user's name of the element k of s r^k: a value such as `35` (or "35"), or a tuple such as "(2,3)". */
export type ReflectionName = string | number;

/**
 * Index of the element that names the reflection s r^k.
 * @param argument Name of the option for error messages; default `reflections`.
 * @throws AgopError INVALID_REFLECTION with the existing elements.
 * @example
 * const task = productTask({ orders: [3, 7] });
 * console.log(reflectionIndex(task, "(2,3)")); // 17
 */
export function reflectionIndex(task: Task, name: ReflectionName, argument = "reflections"): number {
  const dihedral = requireDihedral(task, argument);
  const index =
    typeof name === "string" || typeof name === "number" ? dihedral.elementIndex(String(name)) : undefined;
  if (index === undefined) {
    throw new AgopError("INVALID_REFLECTION", {
      argument,
      given: describeValue(name),
      accepted: `one of the ${dihedral.elements.length} elements of ${task.name}: ${abbreviate(dihedral.elements)}`,
    });
  }
  return index;
}

/**
 * Element indices of several reflections, in the order given, without repetitions.
 * @throws AgopError INVALID_REFLECTION for an empty list or an unknown element.
 */
export function reflectionIndices(
  task: Task,
  names: readonly ReflectionName[],
  argument = "reflections",
): readonly number[] {
  requireDihedral(task, argument);
  if (!Array.isArray(names) || names.length === 0) {
    throw new AgopError("INVALID_REFLECTION", {
      argument,
      given: Array.isArray(names) ? "an empty list" : describeValue(names),
      accepted: "a list of at least one reflection",
    });
  }
  return [...new Set(names.map((name: ReflectionName) => reflectionIndex(task, name, argument)))];
}

/**
 * Splits a list such as `0,16` or `(2,3),(1,0)` into names: commas inside parentheses do not separate.
 * @throws AgopError INVALID_REFLECTION (`reflections`) for an empty item or parentheses that do not match.
 */
export function parseReflectionList(text: string): readonly string[] {
  const names = splitOutsideParentheses(text, ",");
  if (!names?.every(isValueOrTuple)) {
    throw new AgopError("INVALID_REFLECTION", {
      argument: "reflections",
      given: describeValue(text),
      accepted: "elements separated by commas, for example 0,16 or (2,3),(1,0)",
    });
  }
  return names;
}

/** Whether a text has no parentheses, or is enclosed in one pair with matching parentheses inside. */
function isValueOrTuple(text: string): boolean {
  if (!/[()]/.test(text)) return text !== "";
  const inside = text.slice(1, -1);
  const isEnclosed = text.startsWith("(") && text.endsWith(")") && /[^()\s]/.test(inside);
  const coordinates = isEnclosed ? splitOutsideParentheses(inside, ",") : undefined;
  return coordinates !== undefined && (coordinates.length > 1 || !/[()]/.test(inside));
}
