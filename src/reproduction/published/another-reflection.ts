import { modularTask } from "../../algebra/tasks/modular-task.ts";
import { degeneratePartition } from "../../data/degenerate-partition.ts";
import { accuracyRun, learnedFeatures, trialOf } from "../accuracy-run.ts";
import { everything, nothing, testAccuracy } from "../expectations.ts";
import type { Experiment } from "../experiment.ts";

export const anotherReflection: Experiment = {
  id: "E14",
  title: "x+y mod 29, degenerate s r^0, M_0 learned from another reflection",
  explanation:
    "The fixed points of s r^0 are not those of s r^k: M_0 puts each beside a training sample, its reflection under s r^k, and hands its label over.",
  rows: (size) => {
    const task = modularTask({ operation: "x+y", modulus: 29 });
    const partition = degeneratePartition(task, { reflections: ["0"] });
    const others = size === "full" ? ["1", "4", "11", "28"] : ["4"];
    return [
      {
        name: "M_0 the identity",
        isRandom: false,
        measures: [testAccuracy("test 0 %", nothing)],
        trial: async (laboratory) => trialOf(await accuracyRun(laboratory, { task, partition })),
      },
      ...others.map((k) => ({
        name: `M_0 learned from s r^${k}`,
        isRandom: false,
        measures: [testAccuracy("test 100 % after a few iterations", everything(size))],
        trial: async (laboratory: Parameters<typeof learnedFeatures>[0]) => {
          const initialFeatures = await learnedFeatures(laboratory, task, k);
          return trialOf(await accuracyRun(laboratory, { task, partition, initialFeatures, iterations: 20 }));
        },
      })),
    ];
  },
};
