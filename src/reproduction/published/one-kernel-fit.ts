import { modularTask } from "../../algebra/tasks/modular-task.ts";
import { modularOperations } from "../../algebra/tasks/operation.ts";
import { randomPartition } from "../../data/random-partition.ts";
import { circulantFeatures } from "../../rfm/circulant-features.ts";
import { accuracyRun, trialOf } from "../accuracy-run.ts";
import { everything, testAccuracy } from "../expectations.ts";
import type { Experiment } from "../experiment.ts";

export const oneKernelFit: Experiment = {
  id: "E10",
  title: "One kernel fit with block-circulant random features, gaussian kernel",
  explanation:
    "Without a single feature update: the block-circulant form alone, with random entries, is enough to generalise.",
  rows: (size) =>
    modularOperations.map((operation) => {
      const task = modularTask({ operation, modulus: size === "full" ? 61 : 31 });
      return {
        name: `${task.name}, random 50 %, one fit`,
        isRandom: true,
        measures: [testAccuracy("test about 100 %", everything(size))],
        trial: async (laboratory, seed) => {
          const initialFeatures = await circulantFeatures(task, { seed, backend: laboratory.backend });
          const partition = randomPartition(task, { trainFraction: 0.5, seed });
          return trialOf(await accuracyRun(laboratory, { task, partition, initialFeatures, iterations: 1 }));
        },
      };
    }),
};
