import { acceptedGroupNames } from "../../algebra/groups/accepted-names.ts";
import { groupOperations, modularOperations, polynomials } from "../../algebra/tasks/operation.ts";
import { presetNames } from "../../rfm/preset-names.ts";

/** A switch takes no value: `--name` turns it on, `--no-name` turns it off. */
export type ParameterKind = "text" | "number" | "switch";

/** A row of the table: the command line, sweeps and figures learn about a parameter only from here. */
export interface RunParameterRow {
  readonly kind: ParameterKind;
  /** Section of the help. */
  readonly group: "task" | "partition" | "machine" | "stopping";
  /** Placeholder for the value in the help; absent for a switch. */
  readonly value?: string;
  readonly help: string;
  /** Default value, for the help. */
  readonly default?: string;
  /** Help of `--no-...`; absent if the switch has no such option. */
  readonly off?: string;
  /** Name on axes and in tables; default the name of the option, without hyphens. */
  readonly title?: string;
  /** Whether a value may contain commas; several values are then given as a list in brackets. */
  readonly holdsCommas?: boolean;
}

/**
 * The parameters of a run, in the order of the help. To add a parameter, add its row and use its value in
 * `describedRun`. Do not import Node modules here: the pages use the table in the browser.
 */
const table = {
  op: {
    kind: "text",
    group: "task",
    value: "operation",
    help:
      `with --modulus: ${[...modularOperations, ...polynomials].join(", ")}; with --group: ` +
      `${groupOperations.join(", ")} (default: x.y), and on a product of cyclic groups x+y (its default) and x-y`,
    title: "operation",
  },
  secondOp: {
    kind: "text",
    group: "task",
    value: "operation",
    help: "a second operation on the same operands, told apart by a task bit (x*y then takes all residues)",
    title: "second operation",
  },
  modulus: {
    kind: "number",
    group: "task",
    value: "m",
    help: "modulus, from 2; x*y and x/y act on the units",
  },
  elements: {
    kind: "text",
    group: "task",
    value: "set",
    help: "elements of x*y: units, or all residues",
    default: "units",
  },
  group: {
    kind: "text",
    group: "task",
    value: "name",
    help: `group instead of a modulus: ${acceptedGroupNames}`,
  },
  table: {
    kind: "text",
    group: "task",
    value: "file",
    help:
      "operation table instead, from CSV (a line for each first operand; a first row and column may hold names) or JSON " +
      '[[...], ...] or {"table": [[...], ...], "rows": [...], "columns": [...], "labels": [...]}',
    holdsCommas: true,
  },
  partition: {
    kind: "text",
    group: "partition",
    value: "kind",
    help: "random or degenerate",
    default: "random",
  },
  trainFraction: {
    kind: "number",
    group: "partition",
    value: "f",
    help: "random: part of the table to train on",
    default: "0.5",
    title: "training fraction",
  },
  reflections: {
    kind: "text",
    group: "partition",
    value: "list",
    help: 'degenerate: test on the fixed points of these reflections s r^k, by k: 0,16 or "(2,3)"',
    holdsCommas: true,
  },
  partitionFile: {
    kind: "text",
    group: "partition",
    value: "file",
    help: 'JSON {"train": [[i, j], ...], "test": [[i, j], ...]}, element indices',
    holdsCommas: true,
  },
  moveToTest: {
    kind: "number",
    group: "partition",
    value: "n",
    help: "move n random training samples to the test set",
    title: "samples moved to the test set",
  },
  moveToTrain: {
    kind: "number",
    group: "partition",
    value: "n",
    help: "move n random test samples to the training set",
    title: "samples moved to the training set",
  },
  moveOrbitsToTest: {
    kind: "number",
    group: "partition",
    value: "n",
    help: "move n orbits under the reflections to the test set",
    title: "orbits moved to the test set",
  },
  seed: {
    kind: "number",
    group: "partition",
    value: "s",
    help: "seed of everything random",
    default: "0",
  },
  preset: {
    kind: "text",
    group: "machine",
    value: "name",
    help: `settings of a published code (${presetNames.join(", ")}); options beside it win`,
  },
  kernel: {
    kind: "text",
    group: "machine",
    value: "name",
    help: "gaussian, laplace, quadratic or general-quadratic",
    default: "gaussian",
  },
  bandwidth: {
    kind: "number",
    group: "machine",
    value: "L",
    help: "of the gaussian and laplace kernels",
    default: "2.5",
    title: "bandwidth L",
  },
  ridge: {
    kind: "number",
    group: "machine",
    value: "r",
    help: "added to the diagonal of the kernel matrix",
    default: "0",
  },
  power: {
    kind: "number",
    group: "machine",
    value: "s",
    help: "M <- AGOP^s",
    default: "0.5",
  },
  centering: {
    kind: "switch",
    group: "machine",
    help: "subtract the mean Jacobian",
    default: "yes, or as the preset has it",
    off: "do not subtract it",
  },
  diagonal: {
    kind: "switch",
    group: "machine",
    help: "keep only the diagonal of the AGOP",
  },
  rescaling: {
    kind: "text",
    group: "machine",
    value: "by",
    help: "divide M by its trace or largest entry: none, trace or largest",
    default: "none",
  },
  iterations: {
    kind: "number",
    group: "machine",
    value: "n",
    help: "number of iterations",
    default: "60",
  },
  initFeatures: {
    kind: "text",
    group: "machine",
    value: "M0",
    help: "M_0 from a .npy file, reflection:K, element:s5+r3 or circulant:SEED",
    default: "the identity",
    title: "initial features",
    holdsCommas: true,
  },
  symmetrise: {
    kind: "text",
    group: "machine",
    value: "elements",
    help: "average M over the group that these generate, after each update: r1 or s0,r5 for r^1 or s r^0 and r^5",
    holdsCommas: true,
  },
  stopAccuracy: {
    kind: "number",
    group: "stopping",
    value: "a",
    help: "end when the test accuracy is at least this for some iterations",
  },
  stopStable: {
    kind: "number",
    group: "stopping",
    value: "n",
    help: "how many, in a row",
    default: "3",
  },
  stopConverged: {
    kind: "number",
    group: "stopping",
    value: "e",
    help: "end when M changes by at most this part of its norm, such as 1e-6",
  },
  stopCollapsed: {
    kind: "number",
    group: "stopping",
    value: "e",
    help: "end when the trace of M is at most this part of that of M_1, such as 1e-12 (not with --rescaling trace)",
  },
  stopPlateau: {
    kind: "number",
    group: "stopping",
    value: "n",
    help: "end after n iterations in a row that improve neither test accuracy nor loss",
  },
} satisfies Readonly<Record<string, RunParameterRow>>;

type Table = typeof table;

interface Values {
  readonly text: string;
  readonly number: number;
  readonly switch: boolean;
}

type ParametersOf<Group extends RunParameterRow["group"]> = {
  readonly [Name in keyof Table as Table[Name]["group"] extends Group
    ? Name
    : never]?: Values[Table[Name]["kind"]];
};

/** The parameters that describe a task; their names are the options of `agop run` in camel case. */
export type TaskParameters = ParametersOf<"task">;

/** The parameters that describe a partition. */
export type PartitionParameters = ParametersOf<"partition">;

/** The parameters of early stopping, see `StoppingRules`. */
export type StoppingParameters = ParametersOf<"stopping">;

/** Everything that determines the results of a run, as plain data; absent parameters take their defaults. */
export type RunParameters = ParametersOf<RunParameterRow["group"]>;

/** The name of a parameter, in camel case. */
export type RunParameterName = keyof RunParameters;

/** The rows by parameter name. */
export const runParameterTable: Readonly<Record<RunParameterName, RunParameterRow>> = table;

/** The names of all parameters, in the order of the help. */
export const runParameterNames = Object.keys(table) as readonly RunParameterName[];

/** Converts the name of a parameter to the name of its option: `trainFraction` to `train-fraction`. */
export function optionName(parameter: string): string {
  return parameter.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/** The name of a parameter on axes and in tables: `training fraction`. */
export function parameterTitle(name: RunParameterName): string {
  return runParameterTable[name].title ?? optionName(name).replaceAll("-", " ");
}

/** Copies only the run parameters from an object that may have other properties. */
export function pickRunParameters(options: RunParameters): RunParameters {
  const picked = runParameterNames
    .filter((name) => options[name] !== undefined)
    .map((name) => [name, options[name]]);
  return Object.fromEntries(picked);
}

/** Converts parameters to arguments of `agop run`. */
export function runArguments(parameters: RunParameters): readonly string[] {
  return runParameterNames.flatMap((name) => {
    const value = parameters[name];
    const { kind, off } = runParameterTable[name];
    if (value === undefined) return [];
    if (kind !== "switch") return [`--${optionName(name)}`, String(value)];
    if (value === true) return [`--${optionName(name)}`];
    return off === undefined ? [] : [`--no-${optionName(name)}`];
  });
}
