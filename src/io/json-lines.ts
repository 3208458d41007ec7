import { type FileHandle, open } from "node:fs/promises";
import { dirname } from "node:path";
import type { AgopError } from "../errors.ts";
import { flushDirectory } from "./atomic-write.ts";
import { cannotWrite, errorCode, invalidFile } from "./system-error.ts";

/** What a file of JSON lines holds. */
export interface JsonLines {
  readonly values: readonly unknown[];
  /** Bytes of its complete lines; what follows is what a killed process has left of one more. */
  readonly completeBytes: number;
}

const newline = 0x0a;
const chunkBytes = 1 << 24;

/**
 * Reads a file with one JSON value a line, of any length; a line without a newline at its end is left out.
 * @returns No values for a file that does not exist.
 * @throws AgopError INVALID_FILE for a line that is no JSON, or a file that cannot be read.
 */
export async function readJsonLines(path: string): Promise<JsonLines> {
  const values: unknown[] = [];
  let completeBytes = 0;
  let rest = Buffer.alloc(0);
  for await (const chunk of chunksOf(path)) {
    const bytes = Buffer.concat([rest, chunk]);
    let start = 0;
    for (let end = bytes.indexOf(newline); end >= 0; end = bytes.indexOf(newline, start)) {
      values.push(parsed(bytes.toString("utf8", start, end), path, values.length + 1));
      start = end + 1;
    }
    completeBytes += start;
    rest = bytes.subarray(start);
  }
  return { values, completeBytes };
}

/** A file in pieces: no single string or array holds more than 2 GiB. */
async function* chunksOf(path: string): AsyncGenerator<Buffer, void, undefined> {
  let file: FileHandle;
  try {
    file = await open(path, "r");
  } catch (error) {
    if (errorCode(error) === "ENOENT") return;
    throw invalidFile(
      path,
      `a file that cannot be read (${errorCode(error)})`,
      "a file of JSON lines",
      error,
    );
  }
  try {
    for (;;) {
      const { bytesRead, buffer } = await file.read(Buffer.alloc(chunkBytes), 0, chunkBytes);
      if (bytesRead === 0) return;
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await file.close();
  }
}

function parsed(line: string, path: string, number: number): unknown {
  try {
    return JSON.parse(line);
  } catch (cause) {
    const accepted = "a file of JSON lines as agop writes them";
    throw invalidFile(path, `line ${number} that is no JSON`, accepted, cause);
  }
}

/**
 * Appends JSON values to a file, each flushed to disk before `append` resolves: whatever happens afterwards, it is there.
 * One writer a file.
 */
export class JsonLinesWriter {
  readonly #path: string;
  readonly #file: FileHandle;
  #bytes: number;
  #last: Promise<void> = Promise.resolve();
  /** After a failure: what follows must not be joined to an unfinished line. */
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

  /** @throws AgopError INVALID_OUTPUT where the disk is full or gone, now or before; the file ends with a complete line, or is cut off there when it is opened again. */
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
