import { parseTableFile } from "../../algebra/tables/table-file.ts";
import { combinedTask } from "../../algebra/tasks/combined-task.ts";
import { type NamedGroupTaskOptions, namedGroupTask } from "../../algebra/tasks/named-group-task.ts";
import { type ResidueTaskOptions, residueTask } from "../../algebra/tasks/residue-task.ts";
import type { Task } from "../../algebra/tasks/task.ts";
import { degeneratePartition } from "../../data/degenerate-partition.ts";
import type { Partition } from "../../data/partition.ts";
import { parsePartitionFile } from "../../data/partition-file.ts";
import { randomPartition } from "../../data/random-partition.ts";
import { AgopError } from "../../errors.ts";
import { readInput } from "../../io/read-input.ts";
import { parseReflectionList } from "../../symmetry/actions/reflection-name.ts";
import { atOption } from "./at-option.ts";
import type { PartitionParameters, TaskParameters } from "./run-parameters.ts";

/** An option that has no meaning beside the others. */
function conflict(argument: string, given: string, accepted: string): AgopError {
  return new AgopError("INVALID_OPTION", { argument, given, accepted });
}

async function readText(option: string, file: string): Promise<string> {
  return new TextDecoder().decode(
    await atOption(option, () => readInput(file, "the path of a file that can be read")),
  );
}

/** The task that --op and --second-op with --modulus, --group or --table describe. */
export async function runTask(options: TaskParameters): Promise<Task> {
  const { op, secondOp, modulus, group, table, elements } = options;
  const kinds = Object.entries({ modulus, group, table }).filter(([, value]) => value !== undefined);
  if (kinds.length !== 1) {
    const given = kinds.length === 0 ? "none of them" : kinds.map(([name]) => `--${name}`).join(" and ");
    throw conflict(
      "--modulus, --group, --table",
      given,
      "exactly one of --modulus M, --group 3x7 and --table FILE",
    );
  }
  if (elements !== undefined && modulus === undefined)
    throw conflict("elements", `--elements with --${kinds[0][0]}`, "--elements together with --modulus");
  if (table !== undefined) {
    if (op !== undefined) throw conflict("op", "--op with --table", "no --op: the table is the operation");
    if (secondOp !== undefined)
      throw conflict("secondOp", "--second-op with --table", "--second-op with --modulus or --group");
    return parseTableFile(await readText("--table", table), table);
  }
  if (modulus !== undefined && op === undefined) {
    const accepted = "--op x+y, x-y, x*y or x/y beside --modulus, or a polynomial such as x^2+xy+y^2";
    throw conflict("op", "none", accepted);
  }
  const first = operationTask(options, op);
  return secondOp === undefined ? first : combinedTask(first, secondOperationTask(options, secondOp));
}

/** The task of one operation. Names are checked by the library, which says what it accepts. */
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

/** Two operations need the same operands: x*y then takes all residues, unless the other one takes the units too. */
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

/** The partition that the options describe; random with fraction 0.5 and seed 0 where they say nothing. */
export async function runPartition(task: Task, options: PartitionParameters): Promise<Partition> {
  const { partition, partitionFile, trainFraction, reflections, seed } = options;
  const { moveToTest, moveToTrain, moveOrbitsToTest } = options;
  const moves = { moveToTest, moveToTrain, moveOrbitsToTest, seed };
  if (partitionFile !== undefined) {
    const beside = { partition, trainFraction, reflections, moveToTest, moveToTrain, moveOrbitsToTest, seed };
    for (const [argument, value] of Object.entries(beside))
      if (value !== undefined)
        throw conflict(argument, `${String(value)} beside --partition-file`, "a partition file alone");
    return parsePartitionFile(await readText("--partition-file", partitionFile), task);
  }
  const names = reflections === undefined ? undefined : parseReflectionList(reflections);
  if (partition === undefined || partition === "random") {
    if (names !== undefined && moveOrbitsToTest === undefined)
      throw conflict(
        "reflections",
        `${reflections} with a random partition`,
        "--partition degenerate, or --move-orbits-to-test N",
      );
    return randomPartition(task, { trainFraction, reflections: names, ...moves });
  }
  if (partition !== "degenerate")
    throw conflict("partition", JSON.stringify(partition), "random or degenerate");
  if (trainFraction !== undefined)
    throw conflict("trainFraction", `${trainFraction} with --partition degenerate`, "--partition random");
  if (names === undefined)
    throw conflict(
      "reflections",
      "none with --partition degenerate",
      'the elements k of the reflections s r^k, for example 0,16 or "(2,3)"',
    );
  return degeneratePartition(task, { reflections: names, ...moves });
}
