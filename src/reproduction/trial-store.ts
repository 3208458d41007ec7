import { AgopError } from "../errors.ts";
import { type FileLock, lockFile } from "../io/file-lock.ts";
import { JsonLinesWriter, readJsonLines, warnOfLines } from "../io/json-lines.ts";
import { version } from "../version.ts";
import type { ExperimentSize, TrialResult } from "./experiment.ts";

/** A finished trial: its place in the reproduction and its measurements. */
export interface TrialRecord extends TrialResult {
  readonly experiment: string;
  readonly row: string;
  readonly seed: number;
  readonly size: ExperimentSize;
  readonly seconds: number;
  /** Version of agop. */
  readonly version: string;
}

type TrialKey = Pick<TrialRecord, "experiment" | "row" | "seed" | "size">;

function keyOf({ experiment, row, seed, size }: TrialKey): string {
  return JSON.stringify([experiment, row, seed, size]);
}

/**
 * The finished trials of a reproduction, one JSON object per line, flushed to disk one by one: a reproduction
 * stopped at any moment continues with the interrupted trial.
 */
export class TrialStore {
  readonly #writer: JsonLinesWriter;
  readonly #lock: FileLock;
  readonly #records: Map<string, TrialRecord>;

  private constructor(writer: JsonLinesWriter, lock: FileLock, records: Map<string, TrialRecord>) {
    this.#writer = writer;
    this.#lock = lock;
    this.#records = records;
  }

  /**
   * @throws AgopError INVALID_FILE for a file with other content; OUTPUT_BUSY if another process adds to it.
   */
  static async open(path: string): Promise<TrialStore> {
    const lock = await lockFile(`${path}.lock`);
    try {
      const { values, lines, problems, completeBytes } = await readJsonLines(path);
      warnOfLines(path, problems, "their trials are done again; without the lines this is not said again");
      const records = new Map<string, TrialRecord>();
      for (const [index, value] of values.entries()) {
        if (!isTrialRecord(value)) throw noTrial(path, lines[index]);
        records.set(keyOf(value), value);
      }
      return new TrialStore(await JsonLinesWriter.open(path, completeBytes), lock, records);
    } catch (error) {
      await lock.release();
      throw error;
    }
  }

  /** Finds a trial of this version of agop; ignores trials of other versions. */
  find(key: TrialKey): TrialRecord | undefined {
    const record = this.#records.get(keyOf(key));
    return record?.version === version ? record : undefined;
  }

  async add(record: TrialRecord): Promise<void> {
    this.#records.set(keyOf(record), record);
    await this.#writer.append(record);
  }

  /** Ends adding trials; `find` still works. */
  async close(): Promise<void> {
    await this.#writer.close();
    await this.#lock.release();
  }
}

function isTrialRecord(value: unknown): value is TrialRecord {
  return typeof value === "object" && value !== null && "experiment" in value && "quantities" in value;
}

function noTrial(argument: string, line: number): AgopError {
  return new AgopError("INVALID_FILE", {
    argument,
    given: `line ${line} that is no trial`,
    accepted: "the trials.jsonl of `agop reproduce`, or a directory without one",
  });
}
