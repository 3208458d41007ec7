import type { Command } from "commander";
import type { Task } from "../algebra/tasks/task.ts";
import { taskDimension } from "../algebra/tasks/task-dimension.ts";
import type { Backend } from "../backend/backend.ts";
import { createBackend } from "../backend/create-backend.ts";
import { AgopError } from "../errors.ts";
import { printable } from "../io/printable.ts";
import { percent } from "../report/shared/percent.ts";
import type { StopReason } from "../rfm/early-stopping.ts";
import type { IterationRecord } from "../rfm/iterations.ts";
import type { RunConfigOptions } from "../run/directory/config.ts";
import { RunDirectory, requireSavable, savedByDefault } from "../run/directory/run-directory.ts";
import { doRun } from "../run/do-run.ts";
import { type DescribedRun, describedRun } from "../run/parameters/described-run.ts";
import { requireOneOperation } from "../run/parameters/options.ts";
import { optionName, pickRunParameters } from "../run/parameters/table.ts";
import { type RunAnalysis, runAnalysis } from "../run/run-analysis.ts";
import { taskElements } from "../symmetry/groups/task-elements.ts";
import { analysisText } from "./shared/analysis-text.ts";
import { exitStatus } from "./shared/exit-status.ts";
import { onInterruption } from "./shared/interruption.ts";
import { iterationProgress } from "./shared/iteration-progress.ts";
import { liveLine } from "./shared/live-line.ts";
import { dataFileWarning, problemLine, tableNamesNote } from "./shared/problem-size.ts";
import { addRunOptions, type RunOptions } from "./shared/run-options.ts";
import { summarise, summaryText } from "./shared/summary.ts";

/** Adds `agop run` to the program. @param setStatus Receives the exit status. */
export function addRunCommand(program: Command, setStatus: (status: number) => void): void {
  addRunOptions(program.command("run").description("do one run of the Recursive Feature Machine")).action(
    async (options: RunOptions) => setStatus(await run(options)),
  );
}

/** Prepares the analysis; undefined without --analyze. @throws AgopError INVALID_OPTION without --out. */
function preparedAnalysis(task: Task, { analyze, out }: RunOptions): RunAnalysis | undefined {
  if (analyze !== true) return undefined;
  if (out === undefined) {
    throw new AgopError("INVALID_OPTION", {
      argument: "analyze",
      problem: "needs --out",
      accepted: "--analyze with --out DIR, which receives analysis.csv and analysis.json",
    });
  }
  requireOneOperation(task, "--analyze");
  return runAnalysis(task, taskElements(task));
}

/** A run and the destinations of its results. */
interface PreparedRun extends DescribedRun {
  readonly options: RunOptions;
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
  const described = await describedRun(pickRunParameters(options), { backend: chosenBackend });
  const { iterations } = described.settings;
  const { out, saveFeatures = savedByDefault(taskDimension(described.task), iterations) } = options;
  const { overwrite = false } = options;
  requireSavable(saveFeatures, iterations);
  noteWhatIsLost(options);
  const analysis = preparedAnalysis(described.task, options);
  const backend = chosenBackend();
  const directory =
    out === undefined ? undefined : await RunDirectory.prepare(out, { saved: saveFeatures, overwrite });
  return { ...described, options, analysis, backend, directory };
}

async function run(options: RunOptions): Promise<number> {
  const prepared = await prepare(options);
  const { task, partition, settings, analysis, backend, directory } = prepared;
  const interruption = onInterruption();
  const { signal } = interruption;
  const isEnding = () => interruption.requested;
  const records: IterationRecord[] = [];
  let stopped: StopReason | undefined;
  noteSize(prepared);
  const progress = iterationProgress(settings.iterations);
  const live = liveLine(progress.text);
  const { onPart } = progress;
  try {
    const config = configOptions(options);
    const keeping = { backend, directory, config, analysis };
    for await (const step of doRun(prepared, { ...keeping, isEnding, onPart, signal })) {
      const { record } = step;
      progress.begin(record.iteration + 1);
      live.clear();
      process.stderr.write(`${progressLine(record, settings.iterations)}\n`);
      // Keep the arrays of the last record only; each feature matrix takes memory.
      records.splice(-1, 1, ...records.slice(-1).map(withoutArrays), record);
      stopped = step.stopped;
    }
  } finally {
    live.close();
    interruption.release();
  }
  const size = (side: Int32Array) => side.length / 2;
  const sizes = { task: task.name, trainSize: size(partition.train), testSize: size(partition.test) };
  const summary = summarise(sizes, records, { stopped, backend });
  const said = analysis === undefined ? "" : analysisText(analysis.report());
  process.stdout.write(options.json === true ? `${JSON.stringify(summary)}\n` : summaryText(summary) + said);
  return interruption.requested ? interruption.exitStatus : exitStatus.done;
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

/** Prints the problem size, then notes and warnings about the table, before the first iteration. */
function noteSize(run: DescribedRun): void {
  process.stderr.write(`${printable(problemLine(run))}\n`);
  for (const note of [tableNamesNote(run.task, run.parameters.table), dataFileWarning(run)])
    if (note !== undefined) process.stderr.write(`agop: ${printable(note)}\n`);
}

/** Warns instead of refusing: the command that repeats a run names --save-features even without --out. */
function noteWhatIsLost({ out, saveFeatures }: RunOptions): void {
  if (out === undefined && saveFeatures !== undefined)
    process.stderr.write("agop: without --out DIR, --save-features keeps nothing\n");
}

/** Records the command for config.json; a repetition needs these options beside the parameters. */
function configOptions({ backend, threads, saveFeatures, json }: RunOptions): RunConfigOptions {
  const computing = { backend, threads, saveFeatures: saveFeatures?.toString() };
  const given = Object.entries(computing).filter(([, value]) => value !== undefined);
  return {
    command: process.argv.slice(2),
    repeatOptions: [
      ...given.flatMap(([name, value]) => [`--${optionName(name)}`, String(value)]),
      ...(json === true ? ["--json"] : []),
    ],
  };
}
