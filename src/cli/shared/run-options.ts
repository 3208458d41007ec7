import { type Command, Option } from "commander";
import type { BackendName } from "../../backend/backend.ts";
import type { SavedFeatures } from "../../run/directory/run-directory.ts";
import {
  optionName,
  type RunParameterRow,
  type RunParameters,
  runParameterNames,
  runParameterTable,
} from "../../run/parameters/table.ts";
import { numberOption, savedFeaturesValue } from "./option-values.ts";

/** Options of `agop run` from commander; absent unless the user gave them. */
export interface RunOptions extends RunParameters {
  readonly backend?: BackendName;
  readonly threads?: number;
  readonly saveFeatures?: SavedFeatures;
  readonly analyze?: boolean;
  readonly out?: string;
  readonly overwrite?: boolean;
  readonly json?: boolean;
}

const examples = `
The reflection s r^k exchanges the operands: for x+y it maps (a, b) to (b - k, a + k)
and fixes the pairs with b = a + k.

Examples:
  agop run --op x+y --modulus 31 --out my-run
      train on a random half of the table, keep the results in my-run
  agop run --op x+y --modulus 61 --partition degenerate --reflections 0
      a training set with a symmetry: test accuracy stays at 0 %
  agop run --op x+y --modulus 61 --partition degenerate --reflections 0 --move-to-test 1
      the same with one training sample moved to the test set: about 98 %`;

type Group = RunParameterRow["group"];

const headings: Readonly<Record<Group, string>> = {
  task: "Task",
  partition: "Partition",
  machine: "Recursive Feature Machine",
  stopping: "Early stopping",
};

/** Adds the options of each parameter in a group under its heading; a switch may have two options. */
function addGroup(
  command: Command,
  group: Group,
  heading: string,
  optionsOf: (name: string, row: RunParameterRow) => readonly Option[],
): void {
  command.optionsGroup(`${heading}:`);
  for (const name of runParameterNames) {
    const row = runParameterTable[name];
    if (row.group !== group) continue;
    for (const option of optionsOf(`--${optionName(name)}`, row)) command.addOption(option);
  }
}

function helpOf({ help, default: text }: RunParameterRow): string {
  return text === undefined ? help : `${help} (default: ${text})`;
}

function runOptionsOf(name: string, row: RunParameterRow): readonly Option[] {
  const help = helpOf(row);
  if (row.kind === "number") return [numberOption(`${name} <${row.value}>`, help)];
  if (row.kind === "text") return [new Option(`${name} <${row.value}>`, help)];
  const off = row.off === undefined ? [] : [new Option(name.replace(/^--/, "--no-"), row.off)];
  return [new Option(name, help), ...off];
}

/** Declares the parameters of these groups. The help states the defaults; the library applies them. */
export function addParameterOptions(command: Command, groups: readonly Group[]): Command {
  for (const group of groups) addGroup(command, group, headings[group], runOptionsOf);
  return command;
}

const gridValues = { text: "list", number: "list or range", switch: "true,false" } as const;

/** Declares all parameters for a grid; each takes several values as text. */
export function addGridOptions(command: Command): Command {
  const optionsOf = (name: string, row: RunParameterRow) => [
    new Option(`${name} <${gridValues[row.kind]}>`, helpOf(row)),
  ];
  for (const [group, heading] of Object.entries(headings) as readonly (readonly [Group, string])[])
    addGroup(command, group, `Grid, ${heading}`, optionsOf);
  return command;
}

/** Declares the options of `agop run`. */
export function addRunOptions(command: Command): Command {
  return addParameterOptions(command, ["task", "partition", "machine", "stopping"])
    .optionsGroup("Computing:")
    .option("--backend <name>", "native or reference (default: native)")
    .addOption(
      numberOption(
        "--threads <t>",
        "threads of the native backend (default: OPENBLAS_NUM_THREADS, else OMP_NUM_THREADS, else one for each processor)",
      ),
    )
    .optionsGroup("Output:")
    .option(
      "--save-features <which>",
      "all, last, none or iterations such as 1,3,10 (default: all where they take at most 16 MB, else last)",
      savedFeaturesValue,
    )
    .option("--analyze", "write what M encodes in each iteration to analysis.csv and analysis.json in --out")
    .option("--out <dir>", "directory for config.json, metrics.csv, features and predictions")
    .option("--overwrite", "replace the run that --out holds")
    .option("--json", "print one JSON object on standard output")
    .addHelpText("after", examples);
}
