import { groupByName } from "../../algebra/groups/group-name.ts";
import { finiteGroupTask } from "../../algebra/tasks/finite-group-task.ts";
import type { Kernel } from "../../backend/kernel.ts";
import { randomPartition } from "../../data/random-partition.ts";
import { circulantFeatures } from "../../rfm/circulant-features.ts";
import { trainingSetStabiliser } from "../../symmetry/training-sets/training-set-stabiliser.ts";
import { accuracyRun, gaussian, quadratic, trialOf } from "../accuracy-run.ts";
import { open, testAccuracy } from "../expectations.ts";
import type { Experiment, ExperimentRow, ExperimentSize } from "../experiment.ts";
import { patternDeviations } from "../pattern-deviations.ts";
import { accuracyByConjugacyClass } from "./accuracy-by-conjugacy-class.ts";
import { accuracyByCosets } from "./accuracy-by-cosets.ts";
import { encodedRepresentations } from "./encoded-representations.ts";
import { permutationEncoding } from "./permutation-encoding.ts";

/** Stands under the table of N2. */
const nonAbelianExplanation =
  "A block of M can tell labels ab apart only up to the commutator subgroup, so that what makes abelian groups generalise is not to be had; what is left is an abelian subgroup, while the operands stay in its cosets. With permutation matrices in place of one-hot pairs a quadratic kernel does generalise, A_5 included. docs/findings/non-abelian-groups.md has the argument.";

const laplace: Kernel = { name: "laplace", bandwidth: 2.5 };

interface Setting {
  readonly group: string;
  readonly kernel?: Kernel;
  readonly fraction: number;
  readonly iterations?: number;
  readonly power?: number;
  /** Default one-hot pairs. */
  readonly encoding?: "permutation matrices";
  /** Default the identity. */
  readonly initialFeatures?: "random convolution";
  readonly trials?: number;
  readonly claim?: string;
}

function nameOf({
  kernel = gaussian,
  fraction,
  power,
  encoding,
  initialFeatures,
  iterations,
}: Setting): string {
  const bandwidth = "bandwidth" in kernel && kernel.bandwidth !== 2.5 ? ` L = ${kernel.bandwidth}` : "";
  const parts = [
    `${kernel.name}${bandwidth}`,
    power === undefined ? "" : `power ${power}`,
    encoding ?? "",
    initialFeatures === undefined ? "" : `M_0 ${initialFeatures}`,
    iterations === 1 ? "one fit" : "",
    `${Math.round(100 * fraction)} %`,
  ];
  return parts.filter((part) => part !== "").join(", ");
}

function row(setting: Setting): ExperimentRow {
  const { kernel = gaussian, fraction, iterations, power, encoding, trials, claim = "" } = setting;
  const group = groupByName(setting.group);
  const task = finiteGroupTask({ group, operation: "x.y" });
  const encode = encoding === undefined ? undefined : permutationEncoding(group);
  return {
    name: `${group.name}, ${nameOf(setting)}`,
    isRandom: true,
    ...(trials === undefined ? {} : { trials }),
    measures: [testAccuracy(claim, open)],
    trial: async (laboratory, seed) => {
      const partition = randomPartition(task, { trainFraction: fraction, seed });
      const initialFeatures =
        setting.initialFeatures === undefined
          ? undefined
          : await circulantFeatures(task, { seed, backend: laboratory.backend });
      const run = await accuracyRun(laboratory, {
        task,
        partition,
        kernel,
        iterations,
        power,
        ...(encode === undefined ? {} : { encode }),
        ...(initialFeatures === undefined ? {} : { initialFeatures }),
      });
      return trialOf(run, {
        ...accuracyByCosets(group, partition.test, run.correct),
        ...accuracyByConjugacyClass(group, partition.test, run.correct),
        stabiliser_order: Number(trainingSetStabiliser(task, partition.train).order),
        ...(encode === undefined
          ? { ...patternDeviations(task, run.features), ...encodedRepresentations(group, run.features) }
          : {}),
      });
    },
  };
}

const fractions = [0.5, 0.7, 0.9];

/** Test accuracies (%) of a throw-away prototype: one seed, gaussian kernel, at 50, 70 and 90 %. */
const leads: Readonly<Record<string, readonly number[]>> = {
  Z_60: [100, 100, 100],
  D_30: [12, 58, 100],
  D_15: [0, 12, 88],
  S_4: [0, 1, 2],
  A_5: [0, 0, 1],
};

function threeFractions(
  group: string,
  more: Omit<Setting, "group" | "fraction"> = {},
): readonly ExperimentRow[] {
  return fractions.map((fraction, index) => {
    const lead = more.kernel === undefined ? leads[group]?.[index] : undefined;
    return row({ group, fraction, ...more, ...(lead === undefined ? {} : { claim: `a lead: ${lead} %` }) });
  });
}

function rows(size: ExperimentSize): readonly ExperimentRow[] {
  if (size === "quick")
    return ["Z_24", "D_12", "S_4"].map((group) => row({ group, fraction: 0.9, iterations: 30 }));
  return [
    ...["Z_30", "D_15", "Q_8", "A_4", "S_4"].flatMap((group) => [
      ...threeFractions(group),
      ...threeFractions(group, { kernel: quadratic }),
      ...threeFractions(group, { kernel: laplace }),
    ]),
    ...["Z_60", "D_30", "A_5", "Z_19 : Z_3"].flatMap((group) => threeFractions(group, { trials: 3 })),
    ...["Z_60", "D_30", "A_5"].map((group) => row({ group, kernel: quadratic, fraction: 0.9, trials: 3 })),
    row({ group: "S_5", fraction: 0.5, iterations: 15, trials: 1 }),
    // Vary every other setting, to see whether S_4 or A_5 ever generalises.
    ...[0.5, 1, 5, 10].map((bandwidth) =>
      row({ group: "S_4", kernel: { name: "gaussian", bandwidth }, fraction: 0.9 }),
    ),
    ...[0.25, 1].map((power) => row({ group: "S_4", power, fraction: 0.9 })),
    row({ group: "S_4", kernel: { name: "general-quadratic" }, fraction: 0.9 }),
    ...["Z_24", "D_12", "S_4"].map((group) =>
      row({ group, initialFeatures: "random convolution", iterations: 1, fraction: 0.9 }),
    ),
    row({ group: "S_4", initialFeatures: "random convolution", fraction: 0.9 }),
    ...["A_4", "S_4"].flatMap((group) =>
      [gaussian, quadratic].flatMap((kernel) => [
        row({ group, kernel, encoding: "permutation matrices", fraction: 0.5 }),
        row({ group, kernel, encoding: "permutation matrices", fraction: 0.9 }),
      ]),
    ),
    ...fractions.map((fraction) =>
      row({
        group: "A_5",
        kernel: quadratic,
        encoding: "permutation matrices",
        iterations: 1,
        fraction,
        trials: 3,
      }),
    ),
  ];
}

export const nonAbelianGroups: Experiment = {
  id: "N2",
  title: "Non-abelian groups under x.y, random partitions",
  explanation: nonAbelianExplanation,
  rows,
};
