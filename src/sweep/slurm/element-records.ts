import { readdir } from "node:fs/promises";
import type { RunRecord } from "../run-record.ts";
import { readRunFiles } from "../sweep-directory.ts";

/** An element of a job array. */
export interface ElementOfJob {
  readonly job: string;
  readonly element: number;
}

/** The file of an element's records; a restarted element has another, since its first node may only have been cut off. */
export function elementRecordsFile({ job, element }: ElementOfJob, restart: number): string {
  return `${fileStem(job, element)}${restart === 0 ? "" : `.${restart}`}.jsonl`;
}

/** The records of an element, those from before a restart included. */
export async function readElementRecords(
  directory: string,
  { job, element }: ElementOfJob,
): Promise<readonly RunRecord[]> {
  const names = (await readdir(directory)).filter((name) => name.startsWith(`${fileStem(job, element)}.`));
  return readRunFiles(
    directory,
    names.filter((name) => name.endsWith(".jsonl")),
  );
}

function fileStem(job: string, element: number): string {
  return `runs-${job}_${element}`;
}
