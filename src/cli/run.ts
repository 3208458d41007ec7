import type { Command } from "commander";
import type { Task } from "../algebra/tasks/task.ts";
import type { Backend } from "../backend/backend.ts";
import { createBackend } from "../backend/create-backend.ts";
import { resolveThreads } from "../backend/native/threads.ts";
import type { Partition } from "../data/partition.ts";
import { AgopError } from "../errors.ts";
import type { IterationRecord } from "../rfm/iterations.ts";
import type { RfmSettings } from "../rfm/options.ts";
import { RecursiveFeatureMachine } from "../rfm/recursive-feature-machine.ts";
import type { RunAnalysis } from "../rfm/run-analysis.ts";
import { RunDirectory } from "../rfm/run-directory.ts";
import { taskProblem } from "../rfm/task-problem.ts";
import type { TaskSymmetry } from "../symmetry/groups/task-symmetry.ts";
import { version } from "../version.ts";
import { exitStatus } from "./exit-status.ts";
import { type Interruption, onInterruption } from "./interruption.ts";
import { closeAnalysis, preparedAnalysis, runSymmetrisation } from "./run-analysis.ts";
import { runInitialFeatures } from "./run-initial-features.ts";
import { addRunOptions, type RunOptions } from "./run-options.ts";
import { runSettings } from "./run-settings.ts";
import { requireMemoryForPartition, requireMemoryForTable } from "./run-size.ts";
import { runPartition, runTask } from "./run-task.ts";
import { percent, summarise, summaryText } from "./summary.ts";

/** Adds `agop run` to the program. @param setStatus Receives the exit status. */
export function addRunCommand(program: Command, setStatus: (status: number) => void): void {
  addRunOptions(program.command("run").description("do one run of the Recursive Feature Machine")).action(
    async (options: RunOptions) => setStatus(await run(options)),
  );
}

/** A run whose arguments have all been checked. */
interface PreparedRun {
  readonly task: Task;
  readonly partition: Partition;
  readonly settings: RfmSettings;
  /** The generators whose permutations the settings hold. */
  readonly symmetrisation: readonly TaskSymmetry[];
  readonly analysis: RunAnalysis | undefined;
  readonly backend: Backend;
  readonly directory: RunDirectory | undefined;
}

async function prepare(options: RunOptions): Promise<PreparedRun> {
  const task = await runTask(options);
  let made: Backend | undefined;
  const chosenBackend = (): Backend => {
    // The reference backend has no threads, but a wrong number is a mistake there too.
    resolveThreads(options.threads);
    made ??= createBackend({ name: options.backend, threads: options.threads });
    return made;
  };
  const symmetrisation = runSymmetrisation(task, options);
  const settings = runSettings(
    options,
    await runInitialFeatures(task, options.initFeatures, chosenBackend),
    symmetrisation.map(({ permutation }) => permutation),
  );
  requireMemoryForTable(task, options);
  const partition = await runPartition(task, options);
  requireMemoryForPartition(task, partition, options);
  const analysis = preparedAnalysis(task, options);
  const backend = chosenBackend();
  const { out, saveFeatures = "last", overwrite = false } = options;
  const directory =
    out === undefined ? undefined : await RunDirectory.prepare(out, { saved: saveFeatures, overwrite });
  return { task, partition, settings, symmetrisation, analysis, backend, directory };
}

async function run(options: RunOptions): Promise<number> {
  const prepared = await prepare(options);
  const interruption = onInterruption();
  try {
    const records = await iterate(prepared, interruption);
    const { task, partition, analysis, backend, directory } = prepared;
    await directory?.close(task.labels.length);
    const said = await closeAnalysis(analysis, directory);
    const size = (side: Int32Array) => side.length / 2;
    const sizes = { task: task.name, trainSize: size(partition.train), testSize: size(partition.test) };
    const summary = summarise(sizes, records, records.at(-1), backend);
    process.stdout.write(
      options.json === true ? `${JSON.stringify(summary)}\n` : summaryText(summary) + said,
    );
    return interruption.requested ? exitStatus.interrupted : exitStatus.done;
  } finally {
    interruption.release();
  }
}

async function iterate(prepared: PreparedRun, interruption: Interruption): Promise<IterationRecord[]> {
  const { task, partition, settings, analysis, backend, directory } = prepared;
  const machine = new RecursiveFeatureMachine({ ...settings, backend });
  const records: IterationRecord[] = [];
  try {
    for await (const record of machine.iterate(taskProblem(task, partition), interruption)) {
      if (record.iteration === 1) await describeRun(prepared);
      await directory?.record(record);
      analysis?.record(record.iteration, record.features);
      process.stderr.write(`${progressLine(record, settings.iterations)}\n`);
      // Only the last record is needed whole; the others would hold a feature matrix each.
      records.splice(-1, 1, ...records.slice(-1).map(withoutArrays), record);
      if (interruption.requested) break;
    }
  } catch (error) {
    if (!(error instanceof AgopError && error.code === "ABORTED")) throw error;
  } finally {
    machine.dispose();
  }
  return records;
}

const nothing = new Float64Array(0);

function withoutArrays(record: IterationRecord): IterationRecord {
  return { ...record, features: nothing, testPredictions: nothing };
}

function progressLine(record: IterationRecord, iterations: number): string {
  const { iteration, trainAccuracy, testAccuracy, trainLoss, testLoss, seconds, solver } = record;
  const counter = `${String(iteration).padStart(String(iterations).length)}/${iterations}`;
  const accuracies = `accuracy training ${percent(trainAccuracy)}, test ${percent(testAccuracy)}`;
  const losses = `loss ${trainLoss.toExponential(2)}, ${testLoss.toExponential(2)}`;
  const remark = solver === "cholesky" ? "" : `; kernel matrix singular, solved by ${solver}`;
  return `${counter}  ${accuracies}  ${losses}  ${seconds.toFixed(3)} s${remark}`;
}

/** Writes what is needed to repeat the run. */
async function describeRun(run: PreparedRun): Promise<void> {
  const { task, partition, settings, symmetrisation, backend, directory } = run;
  if (directory === undefined) return;
  const { initialFeatures, ...numbers } = settings;
  if (initialFeatures !== undefined) await directory.writeInitialFeatures(initialFeatures);
  const config = {
    agop: version,
    task: task.name,
    settings: { ...numbers, symmetrisation: symmetrisation.map(({ name }) => name) },
    initialFeatures: initialFeatures === undefined ? "identity" : "initial-features.npy",
    backend: backend.name,
    blas: backend.blas(),
    node: process.version,
    command: process.argv.slice(2),
    repeat: repeatArguments(process.argv.slice(2), directory, initialFeatures !== undefined),
  };
  await directory.writeConfig(config, partition);
}

/** The arguments of the same run with its partition and M_0 taken from the files of the directory. */
function repeatArguments(
  given: readonly string[],
  directory: RunDirectory,
  hasInitialFeatures: boolean,
): string[] {
  const replaced =
    /^--(partition|train-fraction|reflections|partition-file|move-to-test|move-to-train|move-orbits-to-test|seed|init-features|out)(=|$)/;
  // Without the directory there is nowhere to write an analysis to; the run is the same without one.
  const flags = new Set(["--overwrite", "--analyze"]);
  const kept: string[] = [];
  for (let i = 0; i < given.length; i++) {
    const match = replaced.exec(given[i]);
    if (match !== null) i += match[2] === "=" ? 0 : 1;
    else if (!flags.has(given[i])) kept.push(given[i]);
  }
  kept.push("--partition-file", directory.file("config.json"));
  if (hasInitialFeatures) kept.push("--init-features", directory.file("initial-features.npy"));
  return kept;
}
