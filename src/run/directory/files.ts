/**
 * Names of the files that `agop` leaves in a directory. Pages use them in the browser too: this imports
 * nothing of Node.
 */

/** The files of a run, the feature matrices excepted. */
export const runFiles = {
  /** Settings, exact partition, and the arguments that repeat the run. */
  config: "config.json",
  /** One line per iteration. */
  metrics: "metrics.csv",
  /** f at the test samples after the last iteration, m x c. */
  predictions: "predictions.npy",
  /** Labels that the test samples got, iterations x m. */
  predictedLabels: "predicted-labels.npy",
  /** M_0 where it is not the identity. */
  initialFeatures: "initial-features.npy",
  /** The table of a task that was read from a file. */
  operationTable: "operation-table.json",
  /** What M encodes, one line per iteration. */
  analysisTable: "analysis.csv",
  /** The same with the full spectra. */
  analysis: "analysis.json",
  /** The page of a run, and of a sweep or a reproduction too. */
  report: "report.html",
} as const;

/** The files of a sweep. */
export const sweepFiles = {
  /** What the sweep is. */
  description: "sweep.json",
  /** The finished runs of one machine; each element of a cluster has `runs-JOB_ELEMENT.jsonl`. */
  records: "runs.jsonl",
} as const;

/** The files of a reproduction. */
export const reproductionFiles = {
  /** The finished trials. */
  trials: "trials.jsonl",
  /** What was found, as data: the other reports are made from it. */
  record: "report.json",
  report: "report.md",
  summary: "summary.csv",
} as const;

/** A feature matrix that a run has saved. */
export interface SavedMatrix {
  readonly iteration: number;
  /** Name of the file in the directory. */
  readonly file: string;
}

/** Name of the file with M after an iteration. */
export function featuresFile(iteration: number): string {
  return `features-${String(iteration).padStart(4, "0")}.npy`;
}

/** The feature matrices among the files of a run, in the order of their iterations. */
export function savedMatrices(names: readonly string[]): readonly SavedMatrix[] {
  return names
    .map((file) => ({ file, iteration: Number(/^features-(\d{4,})\.npy$/.exec(file)?.[1] ?? 0) }))
    .filter(({ iteration }) => iteration > 0)
    .sort((a, b) => a.iteration - b.iteration);
}

const plainRunFiles: ReadonlySet<string> = new Set(Object.values(runFiles));

/** Whether a run may have left a file of this name. */
export function isRunFile(name: string): boolean {
  return plainRunFiles.has(name) || /^features-\d{4,}\.npy$/.test(name);
}

/**
 * Whether a file is left over from a run that was killed in the middle of a write: see `writeFileAtomically`
 * and `createFile`.
 */
export function isUnfinishedRunFile(name: string): boolean {
  const [, created] = /^\.{1,2}(.+)\.[0-9a-f-]{36}(\.[0-9a-f-]{36}\.tmp)?$/.exec(name) ?? [];
  if (created === runFiles.config) return true;
  const [, written] = /^\.(.+)\.[0-9a-f-]{36}\.tmp$/.exec(name) ?? [];
  return written !== undefined && isRunFile(written);
}

/** Whether a file holds finished runs of a sweep: every writer has one of its own. */
export function isRecordsFile(name: string): boolean {
  return /^runs(-[\w.]+)?\.jsonl$/.test(name);
}

/** What a directory may hold. */
export type DirectoryKind = "run" | "sweep" | "reproduction";

/** What a directory with files of these names holds; undefined for nothing of agop. */
export function directoryKind(names: readonly string[]): DirectoryKind | undefined {
  if (names.includes(runFiles.config)) return "run";
  if (names.includes(sweepFiles.description)) return "sweep";
  const { trials, record, report, summary } = reproductionFiles;
  // Earlier versions wrote no record.
  const holdsReport = names.includes(report) && names.includes(summary);
  return names.includes(trials) || names.includes(record) || holdsReport ? "reproduction" : undefined;
}
