import type { Backend, JobControl } from "../backend/backend.ts";

/** `quick` is a smaller version of the same experiment for a first look; `full` has the published sizes. */
export type ExperimentSize = "quick" | "full";

/** Begins the file names of an experiment's figures, so that the two sizes can share a directory. */
export function figurePrefix(id: string, size: ExperimentSize): string {
  return `${id}-${size}-`;
}

/** Begins the file names of the pictures of one setting of an experiment. */
export function pictureStem(id: string, size: ExperimentSize, setting: string): string {
  const words = setting.replaceAll(/[+*/-]/g, (sign) => signs[sign]);
  return figurePrefix(id, size) + words.replaceAll(/[^A-Za-z0-9]+/g, "-");
}

/** Spells out signs of operations: otherwise x+y and x-y would share a file. */
const signs: Readonly<Record<string, string>> = {
  "+": " plus ",
  "-": " minus ",
  "*": " times ",
  "/": " by ",
};

/** Tools and settings of an experiment. */
export interface Laboratory {
  readonly backend: Backend;
  readonly size: ExperimentSize;
  readonly control: Pick<JobControl, "signal" | "onProgress">;
  /** Keeps a figure or a table of the experiment beside the report, under this file name. */
  keep(file: string, content: string | Uint8Array): Promise<void>;
}

/** Measurements of one trial. */
export interface TrialResult {
  /** Named numbers, all finite. */
  readonly quantities: Readonly<Record<string, number>>;
  /** Test accuracy of each iteration, if the trial includes a run. */
  readonly curve?: readonly number[];
  /** A remark about this trial alone, such as the sample that was moved. */
  readonly note?: string;
}

/**
 * A published range for the mean, or single published draws that should each look like one more draw of ours.
 * A row with neither is reported and not judged.
 */
export type Expectation =
  | { readonly kind: "range"; readonly from: number; readonly to: number }
  | { readonly kind: "draws"; readonly values: readonly number[] }
  | { readonly kind: "open" };

/** A quantity of a row's trials, and the claim about it. */
export interface Measure {
  /** Key of `quantities`. */
  readonly quantity: string;
  /** The published or suggested claim, in words. */
  readonly claim: string;
  readonly expected: Expectation;
  /** `fraction`, the default, is shown in percent. */
  readonly unit?: "fraction" | "number";
}

/** A setting of an experiment. */
export interface ExperimentRow {
  readonly name: string;
  readonly measures: readonly Measure[];
  /** A row without randomness has one trial. */
  readonly isRandom: boolean;
  /** Fixed number of trials of a random row; default: the user decides. */
  readonly trials?: number;
  trial(laboratory: Laboratory, seed: number): Promise<TrialResult>;
}

/** A published experiment or a finding of our own. */
export interface Experiment {
  /** E1 ... E14, N1, N2. */
  readonly id: string;
  readonly title: string;
  /** Explains the result as far as it can be shown; stands under the table. */
  readonly explanation: string;
  rows(size: ExperimentSize): readonly ExperimentRow[];
}
