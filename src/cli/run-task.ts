import type { ModularElements } from "../algebra/modular-task.ts";
import { modularTask } from "../algebra/modular-task.ts";
import type { AdditiveOperation, ModularOperation } from "../algebra/operation.ts";
import { parseProductOrders, productTask } from "../algebra/product-task.ts";
import { parseTableFile } from "../algebra/table-file.ts";
import type { Task } from "../algebra/task.ts";
import { degeneratePartition } from "../data/degenerate-partition.ts";
import type { Partition } from "../data/partition.ts";
import { parsePartitionFile } from "../data/partition-file.ts";
import { randomPartition } from "../data/random-partition.ts";
import { AgopError } from "../errors.ts";
import { readInput } from "../io/read-input.ts";
import { readFeatureMatrix } from "../rfm/feature-file.ts";
import { reflectionFeatures } from "../symmetry/reflection-features.ts";
import { parseReflectionList, reflectionIndex } from "../symmetry/reflection-name.ts";
import type { RunOptions } from "./run-options.ts";

/** An option that has no meaning beside the others. */
function conflict(argument: string, given: string, accepted: string): AgopError {
  return new AgopError("INVALID_OPTION", { argument, given, accepted });
}

async function readText(option: string, file: string): Promise<string> {
  return new TextDecoder().decode(
    await atOption(option, readInput(file, "the path of a file that can be read")),
  );
}

/** File errors name the file; on the command line they name the option too. */
async function atOption<Result>(option: string, reading: Promise<Result>): Promise<Result> {
  try {
    return await reading;
  } catch (error) {
    if (!(error instanceof AgopError)) throw error;
    const { code, argument, given, accepted } = error;
    throw new AgopError(code, { argument: `${option} ${argument}`, given, accepted, cause: error });
  }
}

/** The task that --op with --modulus, --group or --table describe. */
export async function runTask(options: RunOptions): Promise<Task> {
  const { op, modulus, group, table, elements } = options;
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
    return parseTableFile(await readText("--table", table), table);
  }
  if (group !== undefined) {
    // Names are checked by the library, which says what it accepts.
    const operation = op as AdditiveOperation | undefined;
    return productTask({ orders: parseProductOrders(group), operation });
  }
  if (op === undefined) throw conflict("op", "none", "--op x+y, x-y, x*y or x/y beside --modulus");
  return modularTask({
    operation: op as ModularOperation,
    modulus: modulus ?? Number.NaN,
    elements: elements as ModularElements | undefined,
  });
}

/** The partition that the options describe; random with fraction 0.5 and seed 0 where they say nothing. */
export async function runPartition(task: Task, options: RunOptions): Promise<Partition> {
  const { partition, partitionFile, trainFraction, reflections, seed } = options;
  const { moveToTest, moveToTrain, moveOrbitsToTest } = options;
  const moves = { moveToTest, moveToTrain, moveOrbitsToTest, seed };
  if (partitionFile !== undefined) {
    const beside = { partition, trainFraction, reflections, moveToTest, moveToTrain, moveOrbitsToTest };
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

/** M_0 from a file or from a reflection; undefined for the identity. */
export async function runInitialFeatures(
  task: Task,
  given: string | undefined,
): Promise<Float64Array | undefined> {
  if (given === undefined) return undefined;
  const dimension = task.firstElements.length + task.secondElements.length;
  const reflection = /^reflection:(.*)$/.exec(given)?.[1];
  if (reflection === undefined) return atOption("--init-features", readFeatureMatrix(given, dimension));
  return reflectionFeatures(task, reflectionIndex(task, reflection, "--init-features reflection:K"));
}
