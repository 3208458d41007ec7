import type { Task } from "../algebra/tasks/task.ts";
import type { Partition } from "../data/partition.ts";
import type { AccuracyRun } from "./accuracy-run.ts";
import { type Laboratory, pictureStem } from "./experiment.ts";

export interface KeptPictures {
  readonly experiment: string;
  /** Identifies the run within the experiment; part of the file names. */
  readonly name: string;
  readonly task: Task;
  readonly partition: Partition;
  readonly run: AccuracyRun;
}

/** Keeps pictures of a run's last M and of its samples, as PNG if this machine can render it. */
export async function keepPictures(laboratory: Laboratory, pictures: KeptPictures): Promise<void> {
  // Load on demand: charts take half a second to load, and few trials draw any.
  const { featureMatrixFigure } = await import("../report/figures/feature-matrix-figure.ts");
  const { figurePicture } = await import("../report/figures/figure-files.ts");
  const { samplesFigure } = await import("../report/figures/samples-figure.ts");
  const { experiment, name, task, partition, run } = pictures;
  const title = `${experiment}: ${name}`;
  const figures = {
    features: featureMatrixFigure({ features: run.features, task, title: `M, ${title}` }),
    samples: samplesFigure({ task, ...partition, correct: run.correct, title }),
  };
  const stem = pictureStem(experiment, laboratory.size, name);
  for (const [kind, figure] of Object.entries(figures)) {
    const { format, content } = await figurePicture(figure);
    await laboratory.keep(`${stem}-${kind}.${format}`, content);
  }
}
