import { modularTask } from "../../algebra/tasks/modular-task.ts";
import { gaussian } from "../accuracy-run.ts";
import { degenerateRow } from "../degenerate-row.ts";
import { nothing, testAccuracy } from "../expectations.ts";
import type { Experiment } from "../experiment.ts";

export const dihedralSubgroupsKept: Experiment = {
  id: "E12",
  title: "x+y mod 32, degenerate by all reflections of <r^d, s>, gaussian kernel",
  explanation:
    "The training set is stable under the whole dihedral subgroup: the more reflections, the smaller it is, and never free.",
  rows: () => {
    const task = modularTask({ operation: "x+y", modulus: 32 });
    return [32, 16, 8, 4].map((d) =>
      degenerateRow({
        name: `${task.name}, d = ${d}`,
        measures: [testAccuracy("test 0 %", nothing)],
        task,
        reflections: Array.from({ length: 32 / d }, (_, multiple) => String(multiple * d)),
        kernel: gaussian,
      }),
    );
  },
};
