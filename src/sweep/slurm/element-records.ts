import type { RunRecord } from "../run-record.ts";
import { readRunFiles } from "../sweep-directory.ts";

/** An element of a job array. */
export interface ElementOfJob {
  readonly job: string;
  readonly element: number;
}

/**
 * The file of an element's records; a restarted element has another, since its first node may only have been
 * cut off.
 */
export function elementRecordsFile({ job, element }: ElementOfJob, restart: number): string {
  return `${fileStem(job, element)}${restart === 0 ? "" : `.${restart}`}.jsonl`;
}

/**
 * The records of an element, those from before a restart included.
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
