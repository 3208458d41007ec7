import type { Task } from "../../algebra/tasks/task.ts";
import { AgopError, describeValue } from "../../errors.ts";
import { abbreviate, splitOutsideParentheses } from "../actions/names.ts";
import { dihedralElement, taskElements } from "./task-elements.ts";
import type { TaskSymmetry } from "./task-symmetry.ts";

/**
 * The symmetry of a task for a user's name: `r3` or `r^3` for the rotation r^3, `s35` or `s r^35` for the
 * reflection, with a tuple for an element of a product, `s(2,3)`. For a task without closed-form symmetries,
 * a name from `taskElements`.
 * @param argument Name of the option for error messages; default `element`.
 * @throws AgopError INVALID_REFLECTION for an unknown element, with the known ones.
 * @example
 * const task = modularTask({ operation: "x+y", modulus: 61 });
 * console.log(symmetryElement(task, "s35").name, symmetryElement(task, "r^3").name); // s r^35 r^3
 */
export function symmetryElement(task: Task, name: string, argument = "element"): TaskSymmetry {
  return symmetryElements(task, [name], argument)[0];
}

/** `symmetryElement` of several names. @throws AgopError INVALID_REFLECTION. */
export function symmetryElements(
  task: Task,
  names: readonly string[],
  argument = "element",
): readonly TaskSymmetry[] {
  const find =
    task.dihedral === undefined ? listedElement(task, argument) : closedFormElement(task, argument);
  return names.map(find);
}

/**
 * Splits a list such as `s0,r5` or `s(2,3)+r(1,0)`: separators inside parentheses do not count.
 * @param separator Default `,`.
 * @throws AgopError INVALID_OPTION for an empty item or parentheses that do not match.
 */
export function parseElementList(
  text: string,
  argument: string,
  separator: "," | "+" = ",",
): readonly string[] {
  const names = splitOutsideParentheses(text, separator);
  if (names !== undefined && !names.includes("")) return names;
  throw new AgopError("INVALID_OPTION", {
    argument,
    given: describeValue(text),
    accepted: `elements joined by ${separator === "," ? "commas" : "plus signs"}, for example s0${separator}r5`,
  });
}

/** The parts of `r3`, `r^3`, `s3` and `s r^3`. */
function partsOf(name: string): { readonly kind: "rotation" | "reflection"; readonly k: string } | undefined {
  const match = /^\s*(?:(s)(?:\s*r\^)?|r\^?)\s*(\S.*?)\s*$/.exec(name);
  return match === null
    ? undefined
    : { kind: match[1] === undefined ? "rotation" : "reflection", k: match[2] };
}

function closedFormElement(task: Task, argument: string): (name: string) => TaskSymmetry {
  return (name) => {
    const parts = partsOf(name);
    const k = parts === undefined ? undefined : task.dihedral?.elementIndex(parts.k);
    if (parts !== undefined && k !== undefined) return dihedralElement(task, parts.kind, k);
    const elements = task.dihedral?.elements ?? [];
    throw new AgopError("INVALID_REFLECTION", {
      argument,
      given: describeValue(name),
      accepted:
        `rK for the rotation r^K or sK for the reflection s r^K, ` +
        `K one of the ${elements.length} elements of ${task.name}: ${abbreviate(elements)}`,
    });
  };
}

function listedElement(task: Task, argument: string): (name: string) => TaskSymmetry {
  // Search once for all names: it takes time.
  const elements = taskElements(task);
  return (name) => {
    const parts = partsOf(name);
    const spelt = parts === undefined ? [] : [`${parts.kind === "rotation" ? "" : "s "}r^${parts.k}`];
    const found = [name.trim(), ...spelt]
      .map((spelling) => elements.find((element) => element.name === spelling))
      .find((element) => element !== undefined);
    if (found !== undefined) return found;
    const names = abbreviate(elements.map((element) => element.name));
    throw new AgopError("INVALID_REFLECTION", {
      argument,
      given:
        parts?.kind === "reflection"
          ? `a reflection of ${task.name}, which has no closed-form reflections,`
          : describeValue(name),
      accepted: `one of the ${elements.length} known invariances of ${task.name}: ${names}`,
    });
  };
}
