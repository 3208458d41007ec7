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
import type { Figure } from "../report/figures/chart.ts";
import { percent } from "../report/shared/percent.ts";
import type { IterationRecord } from "../rfm/iterations.ts";
import { taskProblem } from "../rfm/task-problem.ts";
import { RunDirectory, savedByDefault } from "../run/directory/run-directory.ts";
import { doRun } from "../run/do-run.ts";
import { describedRun } from "../run/parameters/described-run.ts";

import { exitStatus } from "./shared/exit-status.ts";
import { type Interruption, onInterruption } from "./shared/interruption.ts";
import { nextLine } from "./shared/next-line.ts";
import { numberOption } from "./shared/option-values.ts";
import { median } from "./shared/summary.ts";

const iterations = 60;
/** Native: the published modulus; reference: small enough for a user to wait for plain TypeScript. */
const modulusOf: Readonly<Record<BackendName, number>> = { native: 61, reference: 23 };

interface DemoOptions {
  readonly backend?: BackendName;
  readonly modulus?: number;
  readonly out: string;
}

/**
 * Adds `agop demo` to the program; it shows the paper's main finding in two runs.
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
  await writePictures(task, results, options.out);
  const last = results.at(-1);
  if (last !== undefined)
    process.stdout.write(
      nextLine(["report", path.join(options.out, last.name)], ["reproduce", "E1", "--quick"]),
    );
  return interruption.requested ? interruption.exitStatus : exitStatus.done;
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

/** Draws the figures of a run: its feature matrix, and its samples marked right or wrong. */
async function figuresOf(task: Task, { partition, last, name, title }: DemoResult): Promise<NamedFigures> {
  const { featureMatrixFigure } = await import("../report/figures/feature-matrix-figure.ts");
  const { reflectionFixedPoints } = await import("../report/figures/run-samples.ts");
  const { samplesFigure } = await import("../report/figures/samples-figure.ts");
  const { targets } = taskProblem(task, partition).test;
  return {
    [`${name}-features`]: featureMatrixFigure({
      features: last.features,
      task,
      title: `M: ${title}`,
      description: `Feature matrix M of ${task.name} after iteration ${last.iteration}, ${title}`,
    }),
    [`${name}-samples`]: samplesFigure({
      task,
      ...partition,
      correct: correctSamples(last.testPredictions, targets, task.labels.length),
      marked: reflectionFixedPoints(task, ["0"]),
      title,
    }),
  };
}

type NamedFigures = Readonly<Record<string, Figure>>;

/** Writes the figures as PNG, or as SVG on a machine without a PNG renderer. */
async function writePictures(task: Task, results: readonly DemoResult[], out: string): Promise<void> {
  const { figurePicture } = await import("../report/figures/figure-files.ts");
  let isNoted = false;
  for (const result of results) {
    for (const [name, figure] of Object.entries(await figuresOf(task, result))) {
      const { format, content } = await figurePicture(figure);
      if (format === "svg" && !isNoted) process.stderr.write(`${noRenderer}\n`);
      isNoted ||= format === "svg";
      const file = path.join(out, `${name}.${format}`);
      await writeFileAtomically(file, content);
      process.stdout.write(`${file}\n`);
    }
  }
}

const noRenderer =
  "The pictures are SVG files: @resvg/resvg-js, which makes PNG files, has no binary for this machine.";
