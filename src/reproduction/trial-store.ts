import { open, readFile } from "node:fs/promises";
import { AgopError } from "../errors.ts";
import { writeFileAtomically } from "../io/atomic-write.ts";
import { errorCode } from "../io/read-input.ts";
import { version } from "../version.ts";
import type { ExperimentSize, TrialResult } from "./experiment.ts";

/** A finished trial: its place in the reproduction, and what it measured. */
export interface TrialRecord extends TrialResult {
  readonly experiment: string;
  readonly row: string;
  readonly seed: number;
  readonly size: ExperimentSize;
  readonly seconds: number;
  /** Of agop. */
  readonly version: string;
}

type TrialKey = Pick<TrialRecord, "experiment" | "row" | "seed" | "size">;

function keyOf({ experiment, row, seed, size }: TrialKey): string {
  return JSON.stringify([experiment, row, seed, size]);
}

/**
 * The finished trials of a reproduction, one JSON object a line, flushed to disk one by one: what is stopped at any moment goes
 * on with the trial that was under way.
 */
export class TrialStore {
  readonly #path: string;
  readonly #records: Map<string, TrialRecord>;

  private constructor(path: string, records: Map<string, TrialRecord>) {
    this.#path = path;
    this.#records = records;
  }

  /** @throws AgopError INVALID_FILE for a file that holds something else. */
  static async open(path: string): Promise<TrialStore> {
    const records = new Map<string, TrialRecord>();
    const lines = (await readExisting(path)).split("\n");
    // Without a newline at its end the last line is what a killed process has left of it.
    const unfinished = lines.pop() ?? "";
    for (const [index, line] of lines.entries()) {
      const record = parse(line, path, index + 1);
      records.set(keyOf(record), record);
    }
    const store = new TrialStore(path, records);
    if (unfinished !== "") await store.#rewrite();
    return store;
  }

  /** A trial of this version of agop; those of others are not taken for it. */
  find(key: TrialKey): TrialRecord | undefined {
    const record = this.#records.get(keyOf(key));
    return record?.version === version ? record : undefined;
  }

  async add(record: TrialRecord): Promise<void> {
    this.#records.set(keyOf(record), record);
    const file = await open(this.#path, "a");
    try {
      await file.writeFile(`${JSON.stringify(record)}\n`);
      await file.sync();
    } finally {
      await file.close();
    }
  }

  async #rewrite(): Promise<void> {
    const text = [...this.#records.values()].map((record) => `${JSON.stringify(record)}\n`).join("");
    await writeFileAtomically(this.#path, text);
  }
}

async function readExisting(path: string): Promise<string> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    if (errorCode(error) === "ENOENT") return "";
    throw error;
  }
}

function parse(line: string, path: string, number: number): TrialRecord {
  try {
    const record: TrialRecord = JSON.parse(line);
    if (typeof record.experiment === "string" && typeof record.quantities === "object") return record;
  } catch {
    // Said below.
  }
  throw new AgopError("INVALID_FILE", {
    argument: path,
    given: `line ${number} that is no trial`,
    accepted: "the trials.jsonl of `agop reproduce`, or a directory without one",
  });
}
