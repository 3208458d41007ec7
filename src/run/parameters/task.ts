import { parseTableFile } from "../../algebra/tables/table-file.ts";
import { combinedTask } from "../../algebra/tasks/combined-task.ts";
import { type NamedGroupTaskOptions, namedGroupTask } from "../../algebra/tasks/named-group-task.ts";
import { type ResidueTaskOptions, residueTask } from "../../algebra/tasks/residue-task.ts";
import type { Task } from "../../algebra/tasks/task.ts";
import { AgopError } from "../../errors.ts";
import { conflict, readText } from "./options.ts";
import type { TaskParameters } from "./table.ts";

/** Makes the task that --op and --second-op with --modulus, --group or --table describe. */
export async function runTask(options: TaskParameters): Promise<Task> {
  const { op, secondOp, modulus, group, table, elements } = options;
  const kinds = Object.entries({ modulus, group, table }).filter(([, value]) => value !== undefined);
  if (kinds.length !== 1) {
    const given = kinds.map(([name]) => `--${name}`).join(" and ");
    throw conflict(
      "--modulus, --group, --table",
      given === "" ? "none of them is given" : `${given} exclude each other`,
      "exactly one of --modulus M, --group 3x7 and --table FILE",
    );
  }
  if (elements !== undefined && modulus === undefined)
    throw conflict("elements", `cannot stand beside --${kinds[0][0]}`, "--elements together with --modulus");
  if (table !== undefined) {
    if (op !== undefined)
      throw conflict("op", "cannot stand beside --table", "no --op: the table is the operation");
    if (secondOp !== undefined)
      throw conflict("secondOp", "cannot stand beside --table", "--second-op with --modulus or --group");
    return parseTableFile(await readText("--table", table), table);
  }
  if (modulus !== undefined && op === undefined) {
    const accepted = "x+y, x-y, x*y or x/y, or a polynomial such as x^2+xy+y^2";
    throw conflict("op", "is needed beside --modulus", accepted);
  }
  const first = operationTask(options, op);
  return secondOp === undefined ? first : combinedTask(first, secondOperationTask(options, secondOp));
}

/** Makes the task of one operation. The task constructors check the name and list the accepted names. */
function operationTask(options: TaskParameters, name: string | undefined): Task {
  const { group, modulus = Number.NaN } = options;
  if (group !== undefined) {
    const operation = name as NamedGroupTaskOptions["operation"];
    return namedGroupTask({ group, operation });
  }
  const operation = name as ResidueTaskOptions["operation"];
  const elements = elementsOf(options, name) as ResidueTaskOptions["elements"];
  return residueTask({ operation, modulus, elements });
}

/**
 * Two operations need the same operands: x*y takes all residues unless the other operation takes units too.
 */
function elementsOf(
  { elements, op, secondOp }: TaskParameters,
  name: string | undefined,
): string | undefined {
  const takesUnits = (operation: string | undefined) => operation === "x*y" || operation === "x/y";
  if (elements !== undefined || secondOp === undefined || name !== "x*y") return elements;
  return takesUnits(op) && takesUnits(secondOp) ? undefined : "all";
}

function secondOperationTask(options: TaskParameters, name: string): Task {
  try {
    return operationTask(options, name);
  } catch (cause) {
    if (!(cause instanceof AgopError && cause.argument === "operation")) throw cause;
    throw cause.restated({ argument: "secondOp" });
  }
}
