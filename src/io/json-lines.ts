import { type FileHandle, open } from "node:fs/promises";
import { dirname } from "node:path";
import { AgopError } from "../errors.ts";
import { flushDirectory } from "./atomic-write.ts";
import { cannotRead, cannotWrite, errorCode } from "./system-error.ts";

/** A line of a file that cannot be used. */
export interface LineProblem {
  /** Its number, from 1. */
  readonly line: number;
  /** What it is: "no JSON". */
  readonly problem: string;
}

/** What a file of JSON lines holds. */
export interface JsonLines {
  readonly values: readonly unknown[];
  /** The number of the line of each value, from 1. */
  readonly lines: readonly number[];
  /** Lines that are no JSON; blank ones are passed over. */
  readonly problems: readonly LineProblem[];
  /** Bytes of its complete lines; the rest is a line that a killed process left unfinished. */
  readonly completeBytes: number;
}

const newline = 0x0a;
const chunkBytes = 1 << 24;

/**
 * Reads a file with one JSON value a line, of any length; a line without a newline at its end is left out.
 * @returns No values for a file that does not exist.
 * @throws AgopError INVALID_FILE for a file that cannot be read.
 */
export async function readJsonLines(path: string): Promise<JsonLines> {
  const values: unknown[] = [];
  const lines: number[] = [];
  const problems: LineProblem[] = [];
  let line = 0;
  let completeBytes = 0;
  let rest = Buffer.alloc(0);
  for await (const chunk of chunksOf(path)) {
    const bytes = Buffer.concat([rest, chunk]);
    let start = 0;
    for (let end = bytes.indexOf(newline); end >= 0; end = bytes.indexOf(newline, start)) {
      const text = bytes.toString("utf8", start, end);
      line += 1;
      start = end + 1;
      if (text.trim() === "") continue;
      const value = parsed(text);
      if (value === undefined) problems.push({ line, problem: "no JSON" });
      else {
        values.push(value);
        lines.push(line);
      }
    }
    completeBytes += start;
    rest = bytes.subarray(start);
  }
  return { values, lines, problems, completeBytes };
}

const accepted = "a file of JSON lines as agop writes them";

/** A file in pieces: no single string or array holds more than 2 GiB. */
async function* chunksOf(path: string): AsyncGenerator<Buffer, void, undefined> {
  let file: FileHandle;
  try {
    file = await open(path, "r");
  } catch (error) {
    if (errorCode(error) === "ENOENT") return;
    throw cannotRead(path, accepted, error);
  }
  try {
    for (;;) {
      const { bytesRead, buffer } = await file.read(Buffer.alloc(chunkBytes), 0, chunkBytes);
      if (bytesRead === 0) return;
      yield buffer.subarray(0, bytesRead);
    }
  } catch (error) {
    throw error instanceof AgopError ? error : cannotRead(path, accepted, error);
  } finally {
    await file.close();
  }
}

/** Undefined for invalid JSON; no JSON text parses to undefined. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Most lines that a warning names. */
const mostTold = 3;
const told = new Set<string>();

/**
 * Warns of the lines of a file that are left out, once however often the file is read.
 * @param remedy What becomes of them, and what the user can do.
 */
export function warnOfLines(path: string, problems: readonly LineProblem[], remedy: string): void {
  if (problems.length === 0) return;
  const named = problems.slice(0, mostTold).map(({ line, problem }) => `line ${line} (${problem})`);
  const others = problems.length > mostTold ? ` and ${problems.length - mostTold} more` : "";
  const message = `${path}: left out ${named.join(", ")}${others}; ${remedy}`;
  if (told.has(message)) return;
  told.add(message);
  process.emitWarning(message, { type: "AgopWarning", code: "AGOP_LINES_LEFT_OUT" });
}

/**
 * Appends JSON values to a file, each flushed to disk before `append` resolves: whatever happens afterwards,
 * it is there. One writer a file.
 */
export class JsonLinesWriter {
  readonly #path: string;
  readonly #file: FileHandle;
  #bytes: number;
  #last: Promise<void> = Promise.resolve();
  /** Set after a failure: later values must not be appended to an unfinished line. */
  #failure: AgopError | undefined;

  private constructor(path: string, file: FileHandle, bytes: number) {
    this.#path = path;
    this.#file = file;
    this.#bytes = bytes;
  }

  /**
   * @param completeBytes As `readJsonLines` has it: an unfinished line behind it is cut off.
   * @throws AgopError INVALID_OUTPUT for a path that cannot be written.
   */
  static async open(path: string, completeBytes: number): Promise<JsonLinesWriter> {
    let file: FileHandle | undefined;
    try {
      file = await open(path, "a");
      if ((await file.stat()).size > completeBytes) await file.truncate(completeBytes);
      await flushDirectory(dirname(path));
      return new JsonLinesWriter(path, file, completeBytes);
    } catch (error) {
      await file?.close();
      throw cannotWrite(path, error);
    }
  }

  /**
   * @throws AgopError INVALID_OUTPUT where the disk is full or gone, now or before; the file ends with a
   * complete line, or is cut off there when it is opened again.
   */
  append(value: object): Promise<void> {
    const written = this.#last.then(() => this.#write(value));
    this.#last = written.catch(() => undefined);
    return written;
  }

  async close(): Promise<void> {
    await this.#last;
    await this.#file.close();
  }

  async #write(value: object): Promise<void> {
    if (this.#failure !== undefined) throw this.#failure;
    const line = Buffer.from(`${JSON.stringify(value)}\n`);
    try {
      await this.#file.appendFile(line);
      await this.#file.datasync();
      this.#bytes += line.length;
    } catch (error) {
      this.#failure = cannotWrite(this.#path, error);
      await this.#file.truncate(this.#bytes).catch(() => {
        // The first error is the one worth reporting.
      });
      throw this.#failure;
    }
  }
}
