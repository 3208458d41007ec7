import type { Task } from "../algebra/tasks/task.ts";
import type { Kernel } from "../backend/kernel.ts";
import { degeneratePartition } from "../data/degenerate-partition.ts";
import type { PartitionMoves } from "../data/moves.ts";
import { reflectionPermutation } from "../symmetry/actions/dihedral-permutation.ts";
import { reflectionIndices } from "../symmetry/actions/reflection-name.ts";
import { equivarianceDefects } from "../symmetry/features/equivariance-defect.ts";
import { accuracyRun, trialOf } from "./accuracy-run.ts";
import type { ExperimentRow, Measure } from "./experiment.ts";
import { keepPictures } from "./keep-pictures.ts";

export interface DegenerateRowOptions {
  readonly name: string;
  readonly measures: readonly Measure[];
  readonly task: Task;
  /** Names of the k of the reflections s r^k. */
  readonly reflections: readonly string[];
  readonly kernel: Kernel;
  readonly moves?: Omit<PartitionMoves, "seed">;
  /** The experiment that shows pictures of this row's first trial. */
  readonly picturesFor?: string;
}

/** A row about the test accuracy after a degenerate partition with some samples moved. */
export function degenerateRow(options: DegenerateRowOptions): ExperimentRow {
  const { name, measures, task, reflections, kernel, moves = {}, picturesFor } = options;
  return {
    name,
    measures,
    isRandom: Object.values(moves).some((count) => count !== 0),
    trial: async (laboratory, seed) => {
      const partition = degeneratePartition(task, { reflections, ...moves, seed });
      const run = await accuracyRun(laboratory, { task, partition, kernel });
      if (picturesFor !== undefined && seed === 0)
        await keepPictures(laboratory, { experiment: picturesFor, name, task, partition, run });
      const elements = reflectionIndices(task, reflections).map((k) => reflectionPermutation(task, k));
      return trialOf(run, {
        accuracy_after_40: run.curve[Math.min(40, run.curve.length) - 1],
        feature_defect: Math.max(...equivarianceDefects(run.features, elements)),
      });
    },
  };
}
