import { modularTask } from "../../algebra/tasks/modular-task.ts";
import type { Kernel } from "../../backend/kernel.ts";
import { gaussian, quadratic } from "../accuracy-run.ts";
import { degenerateRow } from "../degenerate-row.ts";
import { draws, nothing, open, testAccuracy } from "../expectations.ts";
import type { Expectation, Experiment } from "../experiment.ts";

export const partlyBrokenProduct: Experiment = {
  id: "E11",
  title: "x*y, degenerate s r^35: random samples moved",
  explanation:
    "One sample breaks every exact symmetry here too, and yet it takes about ten with the gaussian kernel: N1 shows that even orders are the reason. With ten moved the draws scatter from 23 to 99 %, and one of those with 100 moved and the quadratic kernel reached 100 %: single draws decide nothing there. The published 97 % of the quadratic kernel with 200 moved is not: our five draws lie between 79 and 84 %, at their best iteration too (at most 85 %).",
  rows: (size) => {
    const isFull = size === "full";
    const task = modularTask({ operation: "x*y", modulus: isFull ? 61 : 31 });
    const row = (kernel: Kernel, moved: number, percent: number, expected?: Expectation) =>
      degenerateRow({
        task,
        reflections: [isFull ? "35" : "12"],
        kernel,
        name: `${task.name}, ${kernel.name}, ${moved} moved`,
        measures: [testAccuracy(`test ${percent} %`, expected ?? (isFull ? draws(percent / 100) : open))],
        moves: { moveToTest: moved },
      });
    const [some, more] = isFull ? [100, 200] : [26, 52];
    return [
      row(gaussian, 0, 0, nothing),
      row(gaussian, 10, 13),
      row(gaussian, 20, 98),
      row(quadratic, 0, 0, nothing),
      row(quadratic, some, 65),
      row(quadratic, more, 97),
    ];
  },
};
