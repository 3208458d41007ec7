import { operandSizes } from "../../algebra/tasks/pairs.ts";
import { productTask } from "../../algebra/tasks/product-task.ts";
import { degeneratePartition } from "../../data/degenerate-partition.ts";
import { reflectionPermutation } from "../../symmetry/actions/dihedral-permutation.ts";
import { featureEncodings } from "../../symmetry/features/feature-encoding.ts";
import { accuracyRun } from "../accuracy-run.ts";
import { exact, nothing, testAccuracy, trainsPerfectly } from "../expectations.ts";
import type { Experiment } from "../experiment.ts";

export const everyReflection: Experiment = {
  id: "E5",
  title: "Z_3 x Z_7, degenerate by each of its 21 reflections, gaussian kernel",
  explanation:
    "The cosine of the off-diagonal blocks of M with the permutation matrix of the reflection, operand means removed, is -1 where M is the reflection and nothing else.",
  rows: () => {
    const task = productTask({ orders: [3, 7] });
    const names = task.firstElements;
    return [
      {
        name: `${task.name}, worst of the 21 reflections`,
        isRandom: false,
        measures: [
          testAccuracy("test 0 %", nothing),
          trainsPerfectly,
          { quantity: "found", claim: "M shows the permutation matrix of that reflection", expected: exact },
          {
            quantity: "weakest_encoding",
            claim: "off-diagonal block -(P - J/N)",
            expected: { kind: "range", from: -1, to: -0.9 },
            unit: "number",
          },
        ],
        trial: async (laboratory) => {
          const elements = names.map((_, k) => reflectionPermutation(task, k));
          let [test, train, found, weakest] = [0, 1, 0, -1];
          for (const [k, name] of names.entries()) {
            const partition = degeneratePartition(task, { reflections: [name] });
            const run = await accuracyRun(laboratory, { task, partition });
            const cosines = featureEncodings(run.features, operandSizes(task), elements);
            test = Math.max(test, run.quantities.test_accuracy);
            train = Math.min(train, run.quantities.train_accuracy);
            weakest = Math.max(weakest, cosines[k]);
            if (cosines.every((cosine) => Math.abs(cosine) <= Math.abs(cosines[k]))) found++;
          }
          const quantities = {
            test_accuracy: test,
            train_accuracy: train,
            found: found / names.length,
            weakest_encoding: weakest,
          };
          return { quantities };
        },
      },
    ];
  },
};
