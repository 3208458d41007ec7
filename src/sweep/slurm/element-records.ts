import type { RunRecord } from "../run-record.ts";
import { readRunFiles } from "../sweep-directory.ts";

/** An element of a job array. */
export interface ElementOfJob {
  readonly job: string;
  readonly element: number;
}

/**
 * Returns the name of an element's records file. A restarted element writes another file: its first node may
 * only have lost its connection and still write.
 */
export function elementRecordsFile({ job, element }: ElementOfJob, restart: number): string {
  return `${fileStem(job, element)}${restart === 0 ? "" : `.${restart}`}.jsonl`;
}

/**
 * Reads the records of an element, including the records from before a restart.
 * @param files Names of all files of the directory.
 */
export function readElementRecords(
  directory: string,
  files: readonly string[],
  { job, element }: ElementOfJob,
): Promise<readonly RunRecord[]> {
  const stem = `${fileStem(job, element)}.`;
  return readRunFiles(
    directory,
    files.filter((name) => name.startsWith(stem) && name.endsWith(".jsonl")),
  );
}

function fileStem(job: string, element: number): string {
  return `runs-${job}_${element}`;
}
