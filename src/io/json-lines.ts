import { type FileHandle, open } from "node:fs/promises";
import { dirname } from "node:path";
import { AgopError } from "../errors.ts";
import { flushDirectory } from "./atomic-write.ts";
import { cannotRead, cannotWrite, errorCode } from "./system-error.ts";

/** An unusable line of a file. */
export interface LineProblem {
  /** Line number, from 1. */
  readonly line: number;
  /** Why the line is unusable, for example "no JSON". */
  readonly problem: string;
}

/** The content of a file of JSON lines. */
export interface JsonLines {
  readonly values: readonly unknown[];
  /** Line number of each value, from 1. */
  readonly lines: readonly number[];
  /** Lines without valid JSON; blank lines are skipped. */
  readonly problems: readonly LineProblem[];
  /** Bytes in complete lines; a killed process may leave an unfinished line after them. */
  readonly completeBytes: number;
}

const newline = 0x0a;
const chunkBytes = 1 << 24;

/**
 * Reads a file of any length with one JSON value per line; a last line without a newline is left out.
 * @returns No values if the file does not exist.
 * @throws AgopError INVALID_FILE if the file cannot be read.
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

/** Reads a file in pieces, because `readFile` is limited to 2 GiB. */
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

/** Returns undefined for invalid JSON; no JSON text parses to undefined. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Maximum number of lines named in a warning. */
const mostTold = 3;
const told = new Set<string>();

/**
 * Warns about lines left out of a file; repeats no warning when the file is read again.
 * @param remedy Consequence of leaving out the lines, and advice for the user.
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
 * Appends JSON values to a file. Each value is flushed to disk before `append` resolves, so it survives a
 * later crash. Use one writer per file.
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
   * @param completeBytes `completeBytes` of `readJsonLines`; an unfinished line after it is cut off.
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
   * @throws AgopError INVALID_OUTPUT if this or an earlier write failed, for example on a full disk. The
   * file is cut off after the last complete line, now or when it is opened again.
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
        // Report the first error instead.
      });
      throw this.#failure;
    }
  }
}
