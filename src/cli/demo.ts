import path from "node:path";
import { SingleBar } from "cli-progress";
import type { Command } from "commander";
import { modularTask } from "../algebra/tasks/modular-task.ts";
import type { Task } from "../algebra/tasks/task.ts";
import { taskDimension } from "../algebra/tasks/task-dimension.ts";
import { type Backend, type BackendName, blasText } from "../backend/backend.ts";
import { createBackend } from "../backend/create-backend.ts";
import { correctSamples } from "../backend/metrics.ts";
import type { Partition } from "../data/partition.ts";
import { writeFileAtomically } from "../io/atomic-write.ts";
import { featureMatrixPicture } from "../report/feature-matrix-picture.ts";
import { sampleGridPicture } from "../report/sample-grid-picture.ts";
import type { IterationRecord } from "../rfm/iterations.ts";
import { taskProblem } from "../rfm/task-problem.ts";
import { RunDirectory, savedByDefault } from "../run/directory/run-directory.ts";
import { doRun } from "../run/do-run.ts";
import { describedRun } from "../run/parameters/described-run.ts";
import { reflectionPermutation } from "../symmetry/actions/dihedral-permutation.ts";
import { fixedPoints } from "../symmetry/actions/fixed-points.ts";
import { exitStatus } from "./shared/exit-status.ts";
import { type Interruption, onInterruption } from "./shared/interruption.ts";
import { nextLine } from "./shared/next-line.ts";
import { numberOption } from "./shared/option-values.ts";
import { median, percent } from "./shared/summary.ts";

const iterations = 60;
/** The published experiment, and what plain TypeScript can do while somebody waits. */
const modulusOf: Readonly<Record<BackendName, number>> = { native: 61, reference: 23 };

interface DemoOptions {
  readonly backend?: BackendName;
  readonly modulus?: number;
  readonly out: string;
}

/**
 * Adds `agop demo` to the program: the main finding of the paper in two runs.
 * @param setStatus Receives the exit status.
 */
export function addDemoCommand(program: Command, setStatus: (status: number) => void): void {
  program
    .command("demo")
    .description("run the paper's main finding: a symmetry of the training set decides over generalisation")
    .option("--backend <name>", "native or reference (default: native)")
    .addOption(numberOption("--modulus <m>", "default: 61, or 23 on the reference backend"))
    .option("--out <dir>", "directory for the runs and pictures", "agop-demo")
    .action(async (options: DemoOptions) => setStatus(await demo(options)));
}

interface DemoRun {
  readonly title: string;
  readonly name: string;
  readonly moveToTest: number;
}

const runs: readonly DemoRun[] = [
  { title: "symmetric training set", name: "symmetric", moveToTest: 0 },
  { title: "one sample moved to the test set", name: "one-sample-moved", moveToTest: 1 },
];

interface DemoResult extends DemoRun {
  readonly partition: Partition;
  readonly last: IterationRecord;
  readonly secondsPerIteration: number;
}

async function demo(options: DemoOptions): Promise<number> {
  const backend = createBackend({ name: options.backend });
  const modulus = options.modulus ?? modulusOf[backend.name];
  const task = modularTask({ operation: "x+y", modulus });
  const interruption = onInterruption();
  process.stdout.write(
    `${task.name} without the fixed points of the reflection s r^0: (a, b) -> (b, a), gaussian kernel, ${iterations} iterations\n` +
      `backend: ${backend.name === "native" ? `native, ${blasText(backend.blas())}` : backend.name}\n\n`,
  );
  const results: DemoResult[] = [];
  for (const run of runs) {
    if (interruption.requested) break;
    const result = await demoRun(modulus, run, backend, options.out, interruption);
    if (result !== undefined) results.push(result);
  }
  interruption.release();
  process.stdout.write(resultTable(results));
  for (const result of results) {
    for (const file of await writePictures(task, result, options.out)) process.stdout.write(`${file}\n`);
  }
  const last = results.at(-1);
  if (last !== undefined)
    process.stdout.write(
      nextLine(["report", path.join(options.out, last.name)], ["reproduce", "E1", "--quick"]),
    );
  return interruption.requested ? exitStatus.interrupted : exitStatus.done;
}

async function demoRun(
  modulus: number,
  run: DemoRun,
  backend: Backend,
  out: string,
  interruption: Interruption,
): Promise<DemoResult | undefined> {
  const { moveToTest } = run;
  const parameters = {
    op: "x+y",
    modulus,
    partition: "degenerate",
    reflections: "0",
    moveToTest,
    iterations,
  };
  const described = await describedRun(parameters, { backend: () => backend });
  const saved = savedByDefault(taskDimension(described.task), iterations);
  const directory = await RunDirectory.prepare(path.join(out, run.name), { saved, overwrite: true });
  const bar = new SingleBar({
    format: `${run.title.padEnd(34)}{bar} {value}/{total}  test accuracy {accuracy}`,
    noTTYOutput: true,
    notTTYSchedule: 5000,
  });
  bar.start(iterations, 0, { accuracy: "-" });
  const { signal } = interruption;
  const isEnding = () => interruption.requested;
  const seconds: number[] = [];
  let last: IterationRecord | undefined;
  try {
    for await (const { record } of doRun(described, { backend, directory, isEnding, signal })) {
      bar.update(record.iteration, { accuracy: percent(record.testAccuracy) });
      seconds.push(record.seconds);
      last = record;
    }
  } finally {
    bar.stop();
  }
  const { partition } = described;
  return last && { ...run, partition, last, secondsPerIteration: median(seconds) ?? 0 };
}

function resultTable(results: readonly DemoResult[]): string {
  const header = ["run", "training", "test", "training acc.", "test acc.", "s / iteration"];
  const rows = results.map(({ title, partition, last, secondsPerIteration }) => [
    title,
    String(partition.train.length / 2),
    String(partition.test.length / 2),
    percent(last.trainAccuracy),
    percent(last.testAccuracy),
    secondsPerIteration.toFixed(3),
  ]);
  const widths = header.map((_, column) => Math.max(...[header, ...rows].map((row) => row[column].length)));
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[column])))
      .join("  ");
  return `\n${[header, widths.map((width) => "-".repeat(width)), ...rows].map((row) => `${line(row)}\n`).join("")}\n`;
}

async function writePictures(task: Task, result: DemoResult, out: string): Promise<string[]> {
  const { partition, last, name, title } = result;
  const { targets } = taskProblem(task, partition).test;
  const pictures = {
    [`${name}-features.png`]: featureMatrixPicture({
      features: last.features,
      dimension: task.firstElements.length + task.secondElements.length,
      operands: task,
      title: `M: ${title}`,
    }),
    [`${name}-samples.png`]: sampleGridPicture({
      task,
      ...partition,
      correct: correctSamples(last.testPredictions, targets, task.labels.length),
      axis: fixedPoints(reflectionPermutation(task, 0)),
      title,
    }),
  };
  const files = Object.entries(pictures).map(([file, png]) => [path.join(out, file), png] as const);
  for (const [file, png] of files) await writeFileAtomically(file, png);
  return files.map(([file]) => file);
}
