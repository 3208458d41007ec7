import { modularTask } from "../../algebra/tasks/modular-task.ts";
import { gaussian } from "../accuracy-run.ts";
import { degenerateRow } from "../degenerate-row.ts";
import { everything, nothing, testAccuracy } from "../expectations.ts";
import type { Experiment } from "../experiment.ts";

export const oneSampleMoved: Experiment = {
  id: "E1",
  title: "x+y, degenerate s r^0, gaussian kernel: one training sample moved",
  explanation:
    "The training set is stable under s r^0: (a, b) -> (b, a), the run starts from the identity, and every iteration keeps the symmetry, so that M encodes s r^0 and the fixed points are never reached. One sample less and no invariance is left. For a prime modulus all single samples are equivalent under translations and scalings, which map the training set to itself: the trials agree to the last sample.",
  rows: (size) => {
    const task = modularTask({ operation: "x+y", modulus: size === "full" ? 61 : 31 });
    const shared = { task, reflections: ["0"], kernel: gaussian, picturesFor: "E1" };
    return [
      degenerateRow({
        ...shared,
        name: `${task.name}, none moved`,
        measures: [testAccuracy("test 0 %", nothing)],
      }),
      degenerateRow({
        ...shared,
        name: `${task.name}, 1 moved`,
        measures: [testAccuracy("test 98 %", everything(size))],
        moves: { moveToTest: 1 },
      }),
    ];
  },
};
