import type { TableReport } from "../algebra/tables/table-report.ts";
import { printable } from "../io/printable.ts";
import { percent } from "../report/shared/percent.ts";
import type { GeneralisationPrediction } from "../symmetry/training-sets/generalisation-law.ts";

/** Summary of a group of symmetries. */
export interface GroupSummary {
  /** Group order in decimal digits; a lower bound if `finished` is false. */
  readonly order: string;
  readonly finished: boolean;
  readonly structure: string;
  readonly generators: readonly string[];
}

/** Output of `agop symmetry --json`. */
export interface SymmetrySummary {
  readonly task: string;
  /** Time limit of each search, in seconds. */
  readonly time_limit: number;
  readonly operand_sizes: readonly [number, number];
  readonly labels_in_use: number;
  readonly table: TableReport;
  readonly invariances: GroupSummary;
  /** Null without `--equivariances`. */
  readonly equivariances: GroupSummary | null;
  readonly train_size: number;
  readonly test_size: number;
  /** Stabiliser of the training set among the invariances. */
  readonly stabiliser: GroupSummary;
  /** Stabiliser of the training set among the equivariances; null without `--equivariances`. */
  readonly equivariant_stabiliser: GroupSummary | null;
  /** The five smallest defects of the training set under nontrivial invariances; null if too many to list. */
  readonly smallest_defects: readonly { readonly name: string; readonly defect: number }[] | null;
  /** Number of test samples that a nontrivial element of the stabiliser fixes. */
  readonly fixed_test_samples: number;
  /** Test samples that a run can reach by the law, as pairs of element indices. */
  readonly reachable_test_samples: readonly (readonly [number, number])[];
  readonly prediction: GeneralisationPrediction["verdict"];
}

/** Maximum number of generators to name. */
const shownGenerators = 8;

/** Formats the summary for people, one block per group or result. */
export function symmetryText(summary: SymmetrySummary): string {
  const { task, operand_sizes, labels_in_use, table, time_limit } = summary;
  const blocks = [
    section(task, [
      ["operands", `${operand_sizes[0]} x ${operand_sizes[1]}, ${labels_in_use} labels in use`],
      ...Object.entries(table).map(([property, { holds, reason }]): Line => {
        const name = property.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
        return [name, `${holds ? "yes" : "no"}: ${reason}`];
      }),
    ]),
    section("invariances", groupLines(summary.invariances, time_limit)),
  ];
  if (summary.equivariances !== null)
    blocks.push(section("equivariances", groupLines(summary.equivariances, time_limit)));
  blocks.push(section("stabiliser of the training set", trainingLines(summary)));
  if (summary.equivariant_stabiliser !== null) {
    const lines = groupLines(summary.equivariant_stabiliser, time_limit);
    blocks.push(section("stabiliser among the equivariances", lines));
  }
  const defects = summary.smallest_defects;
  blocks.push(
    section(
      "smallest symmetry defects of the training set",
      defects === null
        ? [["", "the invariances are too many to list"]]
        : defects.map(({ name, defect }): Line => [name, defect.toFixed(4)]),
    ),
    section("prediction (by a law with known exceptions)", [predictionLine(summary)]),
  );
  return blocks.join("\n");
}

type Line = readonly [name: string, value: string];

function section(title: string, lines: readonly Line[]): string {
  const shown: readonly Line[] = lines.length === 0 ? [["", "none"]] : lines;
  return `${printable(title)}\n${shown.map(([name, value]) => `  ${printable(name).padEnd(17)} ${printable(value)}\n`).join("")}`;
}

function groupLines({ order, finished, structure, generators }: GroupSummary, timeLimit: number): Line[] {
  const shown = generators.slice(0, shownGenerators).join(", ");
  const more = generators.length > shownGenerators ? ` and ${generators.length - shownGenerators} more` : "";
  return [
    [
      "order",
      finished ? order : `not finished within ${timeLimit} s and the memory of a search: at least ${order}`,
    ],
    ["structure", structure],
    ["generators", generators.length === 0 ? "none" : `${shown}${more}`],
  ];
}

function trainingLines(summary: SymmetrySummary): Line[] {
  const { train_size, test_size, fixed_test_samples } = summary;
  const reachable = summary.reachable_test_samples.length;
  return [
    ["training samples", String(train_size)],
    ["test samples", String(test_size)],
    ...groupLines(summary.stabiliser, summary.time_limit),
    [
      "fixed samples",
      `${fixed_test_samples} of the test samples (${percent(fixed_test_samples / test_size)})`,
    ],
    ["reachable samples", `${reachable} of the test samples, by the law (${percent(reachable / test_size)})`],
  ];
}

function predictionLine({ prediction }: SymmetrySummary): Line {
  const reasons = {
    trap: "the stabiliser is nontrivial: a run should fail outside the orbit of what it knows",
    free: "the stabiliser is trivial: a run should generalise, given enough data",
    unknown: "no nontrivial element was found within the limits of the search",
  };
  return [prediction, reasons[prediction]];
}
