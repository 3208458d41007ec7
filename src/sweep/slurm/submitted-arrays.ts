import { randomBytes } from "node:crypto";
import { mkdir, readdir, rm } from "node:fs/promises";
import path from "node:path";
import { AgopError } from "../../errors.ts";
import { writeFileAtomically } from "../../io/atomic-write.ts";
import { JsonLinesWriter, readJsonLines, warnOfLines } from "../../io/json-lines.ts";
import { readText } from "../../io/read-input.ts";
import { errorCode } from "../../io/system-error.ts";

/** A line of slurm-jobs.jsonl: the job of an array, or the note that the array was given up. */
export interface Submission {
  /** Name of the array and of its jobs. */
  readonly array: string;
  /** Job number; null for an array given up because the cluster did not know it. */
  readonly job: string | null;
  /** ISO 8601. */
  readonly at: string;
}

/** A planned array, submitted or not. */
export interface SubmittedArray {
  readonly array: string;
  /** Job number; undefined if the submitting command ended before recording it. */
  readonly job: string | undefined;
  /** Run numbers of each element. */
  readonly elements: readonly (readonly number[])[];
}

const submissionsFile = "slurm-jobs.jsonl";
const planDirectory = "slurm-arrays";

function planFile(directory: string, array: string): string {
  return path.join(directory, planDirectory, `${array}.json`);
}

/** Reads the arrays of a sweep in the order of their numbers, except arrays that were given up. */
export async function readSubmittedArrays(directory: string): Promise<readonly SubmittedArray[]> {
  const jobs = new Map((await readSubmissions(directory)).map(({ array, job }) => [array, job ?? undefined]));
  const names = (await plannedNames(directory)).toSorted((a, b) => arrayNumber(a) - arrayNumber(b));
  return Promise.all(
    names.map(async (array) => ({
      array,
      job: jobs.get(array),
      elements: await readElements(directory, array),
    })),
  );
}

/**
 * Reads the run numbers of each element of an array.
 * @throws AgopError INVALID_FILE for an array that does not exist or was given up.
 */
export async function readElements(
  directory: string,
  array: string,
): Promise<readonly (readonly number[])[]> {
  const file = planFile(directory, array);
  const text = await readText(file, "an array that has not been given up");
  const { elements }: { readonly elements?: readonly (readonly number[])[] } = JSON.parse(text);
  if (Array.isArray(elements)) return elements;
  throw new AgopError("INVALID_FILE", {
    argument: file,
    given: "a file without elements",
    accepted: "the file of an array as agop sweep --engine slurm writes it",
  });
}

/** Returns new names for arrays, different from all earlier names of the sweep. */
export async function newArrayNames(directory: string, count: number): Promise<readonly string[]> {
  const used = [
    ...(await readSubmissions(directory)).map(({ array }) => array),
    ...(await plannedNames(directory)),
  ];
  // Give all arrays of a sweep the same stem, so that users recognise them in the queue.
  const stem = used[0]?.replace(/-\d+$/, "") ?? `agop-${randomBytes(4).toString("hex")}`;
  const first = 1 + used.reduce((most, name) => Math.max(most, arrayNumber(name)), 0);
  return Array.from({ length: count }, (_, place) => `${stem}-${first + place}`);
}

/**
 * Writes the plan of an array, from which its elements read their runs. Call it before submitting the array.
 * @throws AgopError INVALID_OUTPUT.
 */
export async function keepElements(
  directory: string,
  array: string,
  elements: SubmittedArray["elements"],
): Promise<void> {
  await mkdir(path.join(directory, planDirectory), { recursive: true });
  await writeFileAtomically(planFile(directory, array), `${JSON.stringify({ elements })}\n`);
}

/** Records the job of an array; null gives the array up. @throws AgopError INVALID_OUTPUT. */
export async function noteSubmission(directory: string, array: string, job: string | null): Promise<void> {
  const file = path.join(directory, submissionsFile);
  const writer = await JsonLinesWriter.open(file, (await readJsonLines(file)).completeBytes);
  const submission: Submission = { array, job, at: new Date().toISOString() };
  try {
    await writer.append(submission);
  } finally {
    await writer.close();
  }
}

/** Removes the plan of an array, so that its elements do nothing if the cluster starts them after all. */
export async function giveUpArray(directory: string, array: string): Promise<void> {
  await noteSubmission(directory, array, null);
  await rm(planFile(directory, array), { force: true });
}

async function readSubmissions(directory: string): Promise<readonly Submission[]> {
  const file = path.join(directory, submissionsFile);
  const { values, problems } = await readJsonLines(file);
  warnOfLines(file, problems, "their arrays are found by their names");
  return values.filter(isSubmission);
}

function isSubmission(value: unknown): value is Submission {
  return (
    typeof value === "object" &&
    value !== null &&
    "array" in value &&
    typeof value.array === "string" &&
    "job" in value
  );
}

async function plannedNames(directory: string): Promise<readonly string[]> {
  try {
    const names = await readdir(path.join(directory, planDirectory));
    return names.flatMap((name) => /^(agop-.+-\d+)\.json$/.exec(name)?.[1] ?? []);
  } catch (error) {
    if (errorCode(error) === "ENOENT") return [];
    throw error;
  }
}

function arrayNumber(array: string): number {
  return Number(array.slice(array.lastIndexOf("-") + 1));
}
