import type { Task } from "../algebra/tasks/task.ts";
import type { Partition } from "../data/partition.ts";
import { featureMatrixPicture } from "../report/feature-matrix-picture.ts";
import { sampleGridPicture } from "../report/sample-grid-picture.ts";
import type { AccuracyRun } from "./accuracy-run.ts";
import { figurePrefix, type Laboratory } from "./experiment.ts";

export interface KeptPictures {
  readonly experiment: string;
  /** Tells the run from others of the experiment; part of the file names. */
  readonly name: string;
  readonly task: Task;
  readonly partition: Partition;
  readonly run: AccuracyRun;
}

/** Keeps pictures of a run's last M and of its samples. */
export async function keepPictures(laboratory: Laboratory, pictures: KeptPictures): Promise<void> {
  const { experiment, name, task, partition, run } = pictures;
  const stem = figurePrefix(experiment, laboratory.size) + fileName(name);
  const title = `${experiment}: ${name}`;
  const dimension = task.firstElements.length + task.secondElements.length;
  const features = featureMatrixPicture({
    features: run.features,
    dimension,
    operands: task,
    title: `M, ${title}`,
  });
  await laboratory.keep(`${stem}-features.png`, features);
  await laboratory.keep(
    `${stem}-samples.png`,
    sampleGridPicture({ task, ...partition, correct: run.correct, title }),
  );
}

/** Signs of operations in words: without them x+y and x-y would share a file. */
const words: Readonly<Record<string, string>> = {
  "+": " plus ",
  "-": " minus ",
  "*": " times ",
  "/": " by ",
};

function fileName(name: string): string {
  return name.replaceAll(/[+*/-]/g, (sign) => words[sign]).replaceAll(/[^A-Za-z0-9]+/g, "-");
}
