import type { Command } from "commander";
import { tableReport } from "../algebra/tables/table-report.ts";
import type { Task } from "../algebra/tasks/task.ts";
import type { Partition } from "../data/partition.ts";
import { AgopError } from "../errors.ts";
import { printable } from "../io/printable.ts";
import { runPartition } from "../run/parameters/partition.ts";
import type { PartitionParameters, TaskParameters } from "../run/parameters/table.ts";
import { runTask } from "../run/parameters/task.ts";
import { groupStructure } from "../symmetry/groups/group-structure.ts";
import { isListable, type SymmetryGroup } from "../symmetry/groups/symmetry-group.ts";
import { requireTimeLimit } from "../symmetry/groups/table-automorphisms.ts";
import { taskEquivariances } from "../symmetry/groups/task-equivariances.ts";
import { taskInvariances } from "../symmetry/groups/task-invariances.ts";
import { predictGeneralisation } from "../symmetry/training-sets/generalisation-law.ts";
import { symmetryDefects, trainingSetStabiliser } from "../symmetry/training-sets/training-set-stabiliser.ts";
import { numberOption } from "./shared/option-values.ts";
import { tableNamesNote } from "./shared/problem-size.ts";
import { addParameterOptions } from "./shared/run-options.ts";
import { withSignOfLife } from "./shared/sign-of-life.ts";
import { type GroupSummary, type SymmetrySummary, symmetryText } from "./symmetry-text.ts";

interface SymmetryOptions extends TaskParameters, PartitionParameters {
  readonly equivariances?: boolean;
  readonly timeLimit?: number;
  readonly json?: boolean;
}

const examples = `
Examples:
  agop symmetry --op x+y --modulus 31 --partition degenerate --reflections 0
      the training set is stable under s r^0
  agop symmetry --group S_4 --equivariances
      all symmetries of a non-abelian group`;

/** Adds `agop symmetry` to the program. */
export function addSymmetryCommand(program: Command): void {
  const command = program
    .command("symmetry")
    .description("compute the symmetries of a task and of a training set");
  addParameterOptions(command, ["task", "partition"])
    .optionsGroup("Symmetries:")
    .option("--equivariances", "also the symmetries that permute labels")
    .addOption(
      numberOption("--time-limit <s>", "seconds after which each search ends unfinished (default: 10)"),
    )
    .optionsGroup("Output:")
    .option("--json", "print one JSON object on standard output")
    .addHelpText("after", examples)
    .action(async (options: SymmetryOptions) => {
      const summary = await withSignOfLife("agop: searching for symmetries", () => summarise(options));
      process.stdout.write(options.json === true ? `${JSON.stringify(summary)}\n` : symmetryText(summary));
    });
}

async function summarise(options: SymmetryOptions): Promise<SymmetrySummary> {
  const timeLimit = requireTimeLimit(options.timeLimit);
  if (options.secondOp !== undefined) {
    throw new AgopError("INVALID_OPTION", {
      argument: "secondOp",
      given: options.secondOp,
      accepted: "no --second-op: permutations of pairs act on tasks of one operation",
    });
  }
  const task = await runTask(options);
  const names = tableNamesNote(task, options.table);
  if (names !== undefined) process.stderr.write(`agop: ${printable(names)}\n`);
  const partition = await runPartition(task, options);
  const invariances = taskInvariances(task, { timeLimit });
  const equivariances = options.equivariances === true ? taskEquivariances(task, { timeLimit }) : undefined;
  const prediction = predictGeneralisation(task, partition, { invariances, timeLimit });
  const { table, firstElements, secondElements } = task;
  return {
    task: task.name,
    time_limit: timeLimit,
    operand_sizes: [firstElements.length, secondElements.length],
    labels_in_use: new Set(table).size,
    table: tableReport(task),
    invariances: groupSummary(invariances),
    equivariances: equivariances === undefined ? null : groupSummary(equivariances),
    train_size: partition.train.length / 2,
    test_size: prediction.testSamples,
    stabiliser: groupSummary(prediction.stabiliser),
    equivariant_stabiliser:
      equivariances === undefined
        ? null
        : groupSummary(equivariantStabiliser(task, partition, equivariances, timeLimit)),
    smallest_defects: smallestDefects(invariances, partition),
    fixed_test_samples: prediction.fixedTestSamples.length / 2,
    reachable_test_samples: pairList(prediction.reachableTestSamples),
    prediction: prediction.verdict,
  };
}

function equivariantStabiliser(
  task: Task,
  partition: Partition,
  equivariances: SymmetryGroup,
  timeLimit: number,
): SymmetryGroup {
  const options = { kind: "equivariance", within: equivariances, timeLimit } as const;
  return trainingSetStabiliser(task, partition.train, options);
}

function groupSummary(group: SymmetryGroup): GroupSummary {
  return {
    // JSON has no bigint, and a number would round the order of a large group.
    order: String(group.order),
    finished: group.finished,
    structure: groupStructure(group),
    generators: group.generators.map(({ name }) => name),
  };
}

/** Finds the five nontrivial invariances with the smallest defects; null for a group too large to list. */
function smallestDefects(
  invariances: SymmetryGroup,
  { train }: Partition,
): SymmetrySummary["smallest_defects"] {
  if (!isListable(invariances)) return null;
  const { name: identity } = invariances.identity;
  const elements = invariances.elements().filter(({ name }) => name !== identity);
  const defects = symmetryDefects(train, elements);
  return elements
    .map(({ name }, n) => ({ name, defect: defects[n] }))
    .sort((a, b) => a.defect - b.defect)
    .slice(0, 5);
}

function pairList(pairs: Int32Array): SymmetrySummary["reachable_test_samples"] {
  return Array.from({ length: pairs.length / 2 }, (_, n) => [pairs[2 * n], pairs[2 * n + 1]] as const);
}
