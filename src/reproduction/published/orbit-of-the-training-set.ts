import { modularTask } from "../../algebra/tasks/modular-task.ts";
import { productTask } from "../../algebra/tasks/product-task.ts";
import type { Task } from "../../algebra/tasks/task.ts";
import { randomPartition } from "../../data/random-partition.ts";
import { reflectionPermutation } from "../../symmetry/actions/dihedral-permutation.ts";
import { orbitPrediction } from "../../symmetry/training-sets/orbit-prediction.ts";
import { accuracyRun, learnedFeatures } from "../accuracy-run.ts";
import { exact } from "../expectations.ts";
import type { Experiment, ExperimentRow } from "../experiment.ts";

/**
 * Learns M from the degenerate partition of each reflection, then measures precision and recall of the orbit
 * prediction from M.
 */
function row(task: Task, elements: readonly string[]): ExperimentRow {
  return {
    name: `${task.name}, random 50 %, M_0 from ${elements.length === 1 ? `s r^${elements[0]}` : `each of ${elements.length} reflections`}`,
    isRandom: true,
    measures: [
      {
        quantity: "precision",
        claim: "the samples right are in the orbit of the training set",
        expected: exact,
      },
      { quantity: "recall", claim: "the orbit of the training set comes out right", expected: exact },
    ],
    trial: async (laboratory, seed) => {
      let [precision, recall] = [0, 0];
      const partition = randomPartition(task, { trainFraction: 0.5, seed });
      for (const name of elements) {
        const initialFeatures = await learnedFeatures(laboratory, task, name);
        const run = await accuracyRun(laboratory, { task, partition, initialFeatures, iterations: 30 });
        const prediction = orbitPrediction({
          ...partition,
          elements: [reflectionPermutation(task, task.firstElements.indexOf(name))],
          correct: run.correct,
        });
        precision += prediction.precision;
        recall += prediction.recall;
      }
      const count = elements.length;
      return { quantities: { precision: precision / count, recall: recall / count } };
    },
  };
}

const explanation =
  "M_0 makes (a, b) and its reflection the same point: what is known of one is known of the other, and of nothing else.";

export const orbitOfTheTrainingSet: Experiment = {
  id: "E7",
  title: "x+y mod 29, random half, M_0 learned from another reflection",
  explanation,
  rows: (size) => {
    const task = modularTask({ operation: "x+y", modulus: 29 });
    return [row(task, size === "full" ? task.firstElements : ["0", "4", "17"])];
  },
};

export const orbitInProduct: Experiment = {
  id: "E8",
  title: "Z_5 x Z_7, random half, M_0 learned from s r^(2,3)",
  explanation,
  rows: () => [row(productTask({ orders: [5, 7] }), ["(2,3)"])],
};
