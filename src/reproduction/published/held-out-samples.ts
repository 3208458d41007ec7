import { modularTask } from "../../algebra/tasks/modular-task.ts";
import { operandSizes, pairsAt } from "../../algebra/tasks/pairs.ts";
import type { Task } from "../../algebra/tasks/task.ts";
import { degeneratePartition } from "../../data/degenerate-partition.ts";
import type { Partition } from "../../data/partition.ts";
import { randomStream } from "../../data/random.ts";
import { accuracyRun, trialOf } from "../accuracy-run.ts";
import { everything, nothing, testAccuracy } from "../expectations.ts";
import type { Expectation, Experiment, ExperimentRow } from "../experiment.ts";

/** Trains on all pairs except these. */
function holdOut(task: Task, pairs: readonly (readonly [number, number])[]): Partition {
  const sizes = operandSizes(task);
  const held = new Set(pairs.map(([first, second]) => first * sizes[1] + second));
  const all = Array.from(task.table, (_, index) => index);
  return {
    train: pairsAt(
      all.filter((index) => !held.has(index)),
      sizes,
    ),
    test: pairsAt([...held], sizes),
  };
}

function row(
  name: string,
  claim: string,
  expected: Expectation,
  task: Task,
  partition: (seed: number) => Partition,
): ExperimentRow {
  return {
    name: `${task.name}, ${name}`,
    measures: [testAccuracy(claim, expected)],
    isRandom: true,
    trial: async (laboratory, seed) =>
      trialOf(await accuracyRun(laboratory, { task, partition: partition(seed) })),
  };
}

export const heldOutSamples: Experiment = {
  id: "E13",
  title: "x+y mod 29, all but a few samples in the training set, gaussian kernel",
  explanation:
    "The reflection s r^k fixes (a, b) where k = b - a, so that every single sample is the fixed point of one reflection, and two are those of the same one where their b - a agree.",
  rows: (size) => {
    const modulus = 29;
    const task = modularTask({ operation: "x+y", modulus });
    const draw = (seed: number) => {
      const stream = randomStream(seed, "held out");
      const [a, b] = [stream.integerBelow(modulus), stream.integerBelow(modulus)];
      return {
        a,
        b,
        shift: 1 + stream.integerBelow(modulus - 1),
        other: 1 + stream.integerBelow(modulus - 1),
      };
    };
    return [
      row("one held out", "never learned", nothing, task, (seed) => {
        const { a, b } = draw(seed);
        return holdOut(task, [[a, b]]);
      }),
      row("two held out, one reflection fixes both", "never learned", nothing, task, (seed) => {
        const { a, b, shift } = draw(seed);
        return holdOut(task, [
          [a, b],
          [(a + shift) % modulus, (b + shift) % modulus],
        ]);
      }),
      row("two held out, no reflection fixes both", "both learned", everything(size), task, (seed) => {
        const { a, b, shift, other } = draw(seed);
        const second = (b + shift + other) % modulus;
        return holdOut(task, [
          [a, b],
          [(a + shift) % modulus, second],
        ]);
      }),
      row("degenerate, half of the fixed points added", "does not help: test 0 %", nothing, task, (seed) =>
        degeneratePartition(task, { reflections: ["0"], moveToTrain: 14, seed }),
      ),
    ];
  },
};
