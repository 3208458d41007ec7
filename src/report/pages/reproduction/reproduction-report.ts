import path from "node:path";
import { readText } from "../../../io/read-input.ts";
import { invalidFile } from "../../../io/system-error.ts";
import { reproductionFiles } from "../../../run/directory/files.ts";

/** The results of a reproduction, the source of report.md and the page. */
export interface ReproductionReport {
  /** Version of the format of this record. */
  readonly format: 1;
  /** The command that repeats it. */
  readonly command: string;
  /** `quick` is a smaller version of the same experiments. */
  readonly size: "quick" | "full";
  /** Trials of every random setting. */
  readonly seeds: number;
  /** Trials in all. */
  readonly trials: number;
  /** Computing time of all trials. */
  readonly seconds: number;
  /** The machine, for example version, BLAS and processor. */
  readonly machine: string;
  readonly experiments: readonly ReportedExperiment[];
}

export interface ReportedExperiment {
  /** E1 ... E14, N1, N2. */
  readonly id: string;
  readonly title: string;
  /** Explanation of the result, paragraphs separated by empty lines; empty for none. */
  readonly explanation: string;
  readonly measures: readonly ReportedMeasure[];
  readonly figures: readonly ReportedFigure[];
}

export type ReportedVerdict = "reproduced" | "undecided" | "not reproduced" | "reported";

/** A quantity of a setting, with the claim about it. */
export interface ReportedMeasure {
  readonly setting: string;
  /** For example `test_accuracy`. */
  readonly quantity: string;
  /** Fractions are shown in percent. */
  readonly unit: "fraction" | "number";
  /** The published or expected value, in words; may be empty. */
  readonly claim: string;
  /** The value of each trial, at least one. */
  readonly values: readonly number[];
  readonly mean: number;
  /** Half of the 95 % interval of the mean; null for a single trial, and for identical ones. */
  readonly halfWidth: number | null;
  readonly verdict: ReportedVerdict;
  readonly reason: string;
}

export interface ReportedFigure {
  /** Name of a file beside the report. */
  readonly file: string;
  /** Text alternative. */
  readonly description: string;
}

/**
 * Reads the report of a reproduction.
 * @throws AgopError INVALID_FILE for a directory without a report.json, or with a damaged or incompatible
 * one.
 */
export async function readReproductionReport(directory: string): Promise<ReproductionReport> {
  const file = path.join(directory, reproductionFiles.record);
  const accepted = `the ${reproductionFiles.record} of agop reproduce; agop reproduce --out ${directory} writes it anew from the trials there`;
  const text = await readText(file, accepted);
  const report = parsed(text);
  if (isReport(report)) return report;
  throw invalidFile(file, "a file that is no report of a reproduction", accepted);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isReport(value: unknown): value is ReproductionReport {
  return (
    hasFields(value, { command: "string", machine: "string", seeds: "number", trials: "number" }) &&
    hasFields(value, { seconds: "number", size: "string" }) &&
    value.format === 1 &&
    isListOf(value.experiments, isExperiment)
  );
}

function isExperiment(value: unknown): value is ReportedExperiment {
  return (
    hasFields(value, { id: "string", title: "string", explanation: "string" }) &&
    isListOf(value.measures, isMeasure) &&
    isListOf(value.figures, (figure) => hasFields(figure, { file: "string", description: "string" }))
  );
}

function isMeasure(value: unknown): value is ReportedMeasure {
  return (
    hasFields(value, { setting: "string", quantity: "string", claim: "string", unit: "string" }) &&
    hasFields(value, { mean: "number", verdict: "string", reason: "string" }) &&
    (value.halfWidth === null || typeof value.halfWidth === "number") &&
    isListOf(value.values, (each) => typeof each === "number")
  );
}

function hasFields(
  value: unknown,
  types: Readonly<Record<string, "string" | "number">>,
): value is Readonly<Record<string, unknown>> {
  if (typeof value !== "object" || value === null) return false;
  const fields = new Map<string, unknown>(Object.entries(value));
  return Object.entries(types).every(([name, type]) => typeof fields.get(name) === type);
}

function isListOf(value: unknown, isEntry: (entry: unknown) => boolean): boolean {
  return Array.isArray(value) && value.every(isEntry);
}
