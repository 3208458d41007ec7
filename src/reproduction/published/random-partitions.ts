import { modularTask } from "../../algebra/tasks/modular-task.ts";
import { modularOperations } from "../../algebra/tasks/operation.ts";
import { randomPartition } from "../../data/random-partition.ts";
import { accuracyRun, trialOf } from "../accuracy-run.ts";
import { everything, open, testAccuracy, vanishing } from "../expectations.ts";
import type { Experiment } from "../experiment.ts";
import { keepPictures } from "../keep-pictures.ts";
import { patternDeviations } from "../pattern-deviations.ts";

export const randomPartitions: Experiment = {
  id: "E9",
  title: "Modular arithmetic, random half of the table, gaussian kernel",
  explanation:
    "The training loss is zero from the first iteration on, and the test accuracy rises all the same: what is learned is the features. The deviation of the blocks of M from circulant (or Hankel) form is 0 for an exact pattern and about 1 - 1/N for a random block.",
  rows: (size) =>
    modularOperations.map((operation) => {
      const task = modularTask({ operation, modulus: size === "full" ? 61 : 31 });
      return {
        name: `${task.name}, random 50 %`,
        isRandom: true,
        measures: [
          testAccuracy("test about 100 % within tens of iterations", everything(size)),
          {
            quantity: "first_test_accuracy",
            claim: "from about 0 %",
            expected: { kind: "range", from: 0, to: 0.1 },
          },
          {
            quantity: "largest_train_loss",
            claim: "training loss 0 throughout",
            expected: vanishing,
            unit: "number",
          },
          {
            quantity: "deviation_off_diagonal",
            claim: "M becomes block-circulant",
            expected: { kind: "range", from: 0, to: 0.1 },
            unit: "number",
          },
          {
            quantity: "deviation_diagonal",
            claim: "M becomes block-circulant",
            expected: open,
            unit: "number",
          },
        ],
        trial: async (laboratory, seed) => {
          const partition = randomPartition(task, { trainFraction: 0.5, seed });
          const run = await accuracyRun(laboratory, { task, partition });
          if (seed === 0)
            await keepPictures(laboratory, { experiment: "E9", name: task.name, task, partition, run });
          return trialOf(run, {
            first_test_accuracy: run.curve?.[0] ?? 0,
            ...patternDeviations(task, run.features),
          });
        },
      };
    }),
};
