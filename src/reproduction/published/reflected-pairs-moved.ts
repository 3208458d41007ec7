import { type ModularTaskOptions, modularTask } from "../../algebra/tasks/modular-task.ts";
import type { Kernel } from "../../backend/kernel.ts";
import { gaussian, quadratic } from "../accuracy-run.ts";
import { degenerateRow } from "../degenerate-row.ts";
import { chance, nothing, testAccuracy, trainsPerfectly } from "../expectations.ts";
import type { Experiment, ExperimentRow, ExperimentSize } from "../experiment.ts";

/** Whole orbits move, so that the training set stays stable under its reflection. */
function rows(
  size: ExperimentSize,
  options: ModularTaskOptions,
  reflection: string,
  kernel: Kernel,
): readonly ExperimentRow[] {
  const task = modularTask(options);
  return [0, 10, 50].map((pairs) =>
    degenerateRow({
      name: `${task.name}, ${pairs} reflected pairs moved`,
      measures: [testAccuracy("test 0 %", size === "full" ? nothing : chance), trainsPerfectly],
      task,
      reflections: [reflection],
      kernel,
      moves: { moveOrbitsToTest: pairs },
    }),
  );
}

export const reflectedPairsOfProducts: Experiment = {
  id: "E3",
  title: "x*y, degenerate s r^13, quadratic kernel: reflected pairs moved",
  explanation:
    "A reflected pair that moves takes nothing from the symmetry: the training set is still stable under s r^13.",
  rows: (size) => rows(size, { operation: "x*y", modulus: size === "full" ? 53 : 29 }, "13", quadratic),
};

export const reflectedPairsOfQuotients: Experiment = {
  id: "E4",
  title: "x/y, degenerate s r^27, gaussian kernel: reflected pairs moved",
  explanation:
    "A reflected pair that moves takes nothing from the symmetry: the training set is still stable under s r^27.",
  rows: (size) => rows(size, { operation: "x/y", modulus: size === "full" ? 47 : 29 }, "27", gaussian),
};
