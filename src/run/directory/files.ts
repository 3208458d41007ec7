/**
 * Names of the files that `agop` writes to a directory. Do not import Node here: pages use the names in the
 * browser.
 */

/** The files of a run, without the feature matrices. */
export const runFiles = {
  /** Settings, exact partition, and the arguments that repeat the run. */
  config: "config.json",
  /** One line per iteration. */
  metrics: "metrics.csv",
  /** f at the test samples after the last iteration, m x c. */
  predictions: "predictions.npy",
  /** Predicted labels of the test samples, iterations x m. */
  predictedLabels: "predicted-labels.npy",
  /** M_0, unless it is the identity. */
  initialFeatures: "initial-features.npy",
  /** The operation table, if the task comes from a file. */
  operationTable: "operation-table.json",
  /** Encodings of M, one line per iteration. */
  analysisTable: "analysis.csv",
  /** Encodings of M with the full spectra. */
  analysis: "analysis.json",
  /** The page of a run, a sweep or a reproduction. */
  report: "report.html",
} as const;

/** The files of a sweep. */
export const sweepFiles = {
  /** The grids of the sweep. */
  description: "sweep.json",
  /** The finished runs of one machine; each element of a cluster has `runs-JOB_ELEMENT.jsonl`. */
  records: "runs.jsonl",
} as const;

/** The files of a reproduction. */
export const reproductionFiles = {
  /** The finished trials. */
  trials: "trials.jsonl",
  /** The results as data; the other reports derive from it. */
  record: "report.json",
  report: "report.md",
  summary: "summary.csv",
} as const;

/** A saved feature matrix of a run. */
export interface SavedMatrix {
  readonly iteration: number;
  /** Name of the file in the directory. */
  readonly file: string;
}

/** Name of the file for M after an iteration. */
export function featuresFile(iteration: number): string {
  return `features-${String(iteration).padStart(4, "0")}.npy`;
}

/** Picks the feature matrices among the files of a run, in the order of their iterations. */
export function savedMatrices(names: readonly string[]): readonly SavedMatrix[] {
  return names
    .map((file) => ({ file, iteration: Number(/^features-(\d{4,})\.npy$/.exec(file)?.[1] ?? 0) }))
    .filter(({ iteration }) => iteration > 0)
    .sort((a, b) => a.iteration - b.iteration);
}

const plainRunFiles: ReadonlySet<string> = new Set(Object.values(runFiles));

/** Whether this is the name of a file of a run. */
export function isRunFile(name: string): boolean {
  return plainRunFiles.has(name) || /^features-\d{4,}\.npy$/.test(name);
}

/**
 * Whether this is the name of a file left over from a run killed in the middle of a write: see
 * `writeFileAtomically` and `createFile`.
 */
export function isUnfinishedRunFile(name: string): boolean {
  const [, created] = /^\.{1,2}(.+)\.[0-9a-f-]{36}(\.[0-9a-f-]{36}\.tmp)?$/.exec(name) ?? [];
  if (created === runFiles.config) return true;
  const [, written] = /^\.(.+)\.[0-9a-f-]{36}\.tmp$/.exec(name) ?? [];
  return written !== undefined && isRunFile(written);
}

/** Whether a file holds finished runs of a sweep; every writer has its own file. */
export function isRecordsFile(name: string): boolean {
  return /^runs(-[\w.]+)?\.jsonl$/.test(name);
}

/** Kinds of directories that `agop` writes. */
export type DirectoryKind = "run" | "sweep" | "reproduction";

/** The kind of a directory with files of these names; undefined if `agop` did not write it. */
export function directoryKind(names: readonly string[]): DirectoryKind | undefined {
  if (names.includes(runFiles.config)) return "run";
  if (names.includes(sweepFiles.description)) return "sweep";
  const { trials, record, report, summary } = reproductionFiles;
  // Earlier versions wrote no record.
  const holdsReport = names.includes(report) && names.includes(summary);
  return names.includes(trials) || names.includes(record) || holdsReport ? "reproduction" : undefined;
}
