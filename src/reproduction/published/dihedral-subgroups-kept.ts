import { modularTask } from "../../algebra/tasks/modular-task.ts";
import { gaussian } from "../accuracy-run.ts";
import { degenerateRow } from "../degenerate-row.ts";
import { nothing, open, testAccuracy } from "../expectations.ts";
import type { Experiment } from "../experiment.ts";

export const dihedralSubgroupsKept: Experiment = {
  id: "E12",
  title: "x+y mod 32, degenerate by all reflections of <r^d, s>, gaussian kernel",
  explanation:
    "The training set is stable under the whole dihedral subgroup. A symmetric M is an unstable fixed point, though: from iteration 45 or so on rounding errors have grown until they break the symmetry, and a run may then generalise, or not, with another number of threads. What the claim is about is the state before: the test accuracy after 40 iterations.",
  rows: () => {
    const task = modularTask({ operation: "x+y", modulus: 32 });
    return [32, 16, 8, 4].map((d) =>
      degenerateRow({
        name: `${task.name}, d = ${d}`,
        measures: [
          { quantity: "accuracy_after_40", claim: "test 0 %", expected: nothing },
          testAccuracy("(after rounding has broken the symmetry)", open),
          {
            quantity: "feature_defect",
            claim: "M under the reflections at the end",
            expected: open,
            unit: "number",
          },
        ],
        task,
        reflections: Array.from({ length: 32 / d }, (_, multiple) => String(multiple * d)),
        kernel: gaussian,
      }),
    );
  },
};
