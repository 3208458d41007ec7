import type { Command } from "commander";
import type { Backend } from "../backend/backend.ts";
import { createBackend } from "../backend/create-backend.ts";
import { isAborted } from "../errors.ts";
import { percent } from "../report/shared/percent.ts";
import type { StopReason } from "../rfm/early-stopping.ts";
import type { IterationRecord } from "../rfm/iterations.ts";
import { RecursiveFeatureMachine } from "../rfm/recursive-feature-machine.ts";
import { taskProblem } from "../rfm/task-problem.ts";
import { writeRunConfig } from "../run/directory/run-config.ts";
import { RunDirectory, requireSavable } from "../run/directory/run-directory.ts";
import { type DescribedRun, describedRun } from "../run/parameters/described-run.ts";
import { optionName, pickRunParameters, type RunParameters } from "../run/parameters/run-parameters.ts";
import type { RunAnalysis } from "../run/run-analysis.ts";
import { closeAnalysis, preparedAnalysis } from "./shared/analyze-option.ts";
import { exitStatus } from "./shared/exit-status.ts";
import { type Interruption, onInterruption } from "./shared/interruption.ts";
import { addRunOptions, type RunOptions } from "./shared/run-options.ts";
import { summarise, summaryText } from "./shared/summary.ts";

/** Adds `agop run` to the program. @param setStatus Receives the exit status. */
export function addRunCommand(program: Command, setStatus: (status: number) => void): void {
  addRunOptions(program.command("run").description("do one run of the Recursive Feature Machine")).action(
    async (options: RunOptions) => setStatus(await run(options)),
  );
}

/** A run and where its results go. */
interface PreparedRun extends DescribedRun {
  readonly options: RunOptions;
  readonly parameters: RunParameters;
  readonly analysis: RunAnalysis | undefined;
  readonly backend: Backend;
  readonly directory: RunDirectory | undefined;
}

async function prepare(options: RunOptions): Promise<PreparedRun> {
  let made: Backend | undefined;
  const chosenBackend = (): Backend => {
    made ??= createBackend({ name: options.backend, threads: options.threads });
    return made;
  };
  const parameters = pickRunParameters(options);
  const described = await describedRun(parameters, chosenBackend);
  const { out, saveFeatures = "last", overwrite = false } = options;
  requireSavable(saveFeatures, described.settings.iterations);
  noteWhatIsLost(options);
  const analysis = preparedAnalysis(described.task, options);
  const backend = chosenBackend();
  const directory =
    out === undefined ? undefined : await RunDirectory.prepare(out, { saved: saveFeatures, overwrite });
  return { ...described, options, parameters, analysis, backend, directory };
}

async function run(options: RunOptions): Promise<number> {
  const prepared = await prepare(options);
  const interruption = onInterruption();
  try {
    const { records, stopped } = await iterate(prepared, interruption);
    const { task, partition, analysis, backend, directory } = prepared;
    await directory?.close();
    const said = await closeAnalysis(analysis, directory);
    const size = (side: Int32Array) => side.length / 2;
    const sizes = { task: task.name, trainSize: size(partition.train), testSize: size(partition.test) };
    const summary = summarise(sizes, records, { stopped, backend });
    process.stdout.write(
      options.json === true ? `${JSON.stringify(summary)}\n` : summaryText(summary) + said,
    );
    return interruption.requested ? exitStatus.interrupted : exitStatus.done;
  } finally {
    interruption.release();
  }
}

async function iterate(
  prepared: PreparedRun,
  interruption: Interruption,
): Promise<{ readonly records: readonly IterationRecord[]; readonly stopped: StopReason | null }> {
  const { task, partition, settings, stopping, analysis, backend, directory } = prepared;
  const machine = new RecursiveFeatureMachine({ ...settings, backend });
  const records: IterationRecord[] = [];
  let stopped: StopReason | null = "iterations";
  try {
    for await (const record of machine.iterate(taskProblem(task, partition), interruption)) {
      if (record.iteration === 1) await describeRun(prepared);
      await directory?.record(record, task.labels.length);
      analysis?.record(record.iteration, record.features);
      process.stderr.write(`${progressLine(record, settings.iterations)}\n`);
      // Only the last record is needed whole; the others would hold a feature matrix each.
      records.splice(-1, 1, ...records.slice(-1).map(withoutArrays), record);
      stopped = stopping(record) ?? "iterations";
      if (stopped !== "iterations") break;
      if (interruption.requested) {
        if (record.iteration < settings.iterations) stopped = null;
        break;
      }
    }
  } catch (error) {
    if (!isAborted(error)) throw error;
    stopped = null;
  } finally {
    machine.dispose();
  }
  return { records, stopped };
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

/** The command that repeats a run keeps what the run has kept where --out stands beside it, and computes the same without. */
function noteWhatIsLost({ out, saveFeatures }: RunOptions): void {
  if (out === undefined && saveFeatures !== undefined)
    process.stderr.write("agop: without --out DIR, --save-features keeps nothing\n");
}

/** Writes what is needed to repeat the run. */
async function describeRun(run: PreparedRun): Promise<void> {
  const { directory, options } = run;
  if (directory === undefined) return;
  const { backend, threads, saveFeatures, json } = options;
  const computing = { backend, threads, saveFeatures: saveFeatures?.toString() };
  const given = Object.entries(computing).filter(([, value]) => value !== undefined);
  await writeRunConfig(directory, run, {
    command: process.argv.slice(2),
    repeatOptions: [
      ...given.flatMap(([name, value]) => [`--${optionName(name)}`, String(value)]),
      ...(json === true ? ["--json"] : []),
    ],
  });
}
