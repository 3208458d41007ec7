import { type FileHandle, open, readFile } from "node:fs/promises";
import { dirname } from "node:path";
import { AgopError } from "../errors.ts";
import { flushDirectory } from "./atomic-write.ts";
import { errorCode } from "./read-input.ts";

/** What a file of JSON lines holds. */
export interface JsonLines {
  readonly values: readonly unknown[];
  /** Bytes of its complete lines; what follows is what a killed process has left of one more. */
  readonly completeBytes: number;
}

/**
 * Reads a file with one JSON value a line; a line without a newline at its end is left out.
 * @returns No values for a file that does not exist.
 * @throws AgopError INVALID_FILE for a line that is no JSON.
 */
export async function readJsonLines(path: string): Promise<JsonLines> {
  const bytes = await readExisting(path);
  const completeBytes = bytes.lastIndexOf(0x0a) + 1;
  const lines = bytes.subarray(0, completeBytes).toString("utf8").split("\n").slice(0, -1);
  return { values: lines.map((line, index) => parsed(line, path, index + 1)), completeBytes };
}

async function readExisting(path: string): Promise<Buffer> {
  try {
    return await readFile(path);
  } catch (error) {
    if (errorCode(error) === "ENOENT") return Buffer.alloc(0);
    throw error;
  }
}

function parsed(line: string, path: string, number: number): unknown {
  try {
    return JSON.parse(line);
  } catch (cause) {
    throw new AgopError("INVALID_FILE", {
      argument: path,
      given: `line ${number} that is no JSON`,
      accepted: "a file of JSON lines as agop writes them",
      cause,
    });
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
    try {
      const file = await open(path, "a");
      await file.truncate(completeBytes);
      await flushDirectory(dirname(path));
      return new JsonLinesWriter(path, file, completeBytes);
    } catch (error) {
      throw cannotWrite(path, error);
    }
  }

  /** @throws AgopError INVALID_OUTPUT where the disk is full or gone; the file then ends with the line before. */
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
    const line = Buffer.from(`${JSON.stringify(value)}\n`);
    try {
      await this.#file.appendFile(line);
      await this.#file.datasync();
      this.#bytes += line.length;
    } catch (error) {
      await this.#file.truncate(this.#bytes).catch(() => {
        // The unfinished line is cut off when the file is opened the next time.
      });
      throw cannotWrite(this.#path, error);
    }
  }
}

const problems: Readonly<Record<string, string>> = {
  ENOSPC: "a full disk",
  EDQUOT: "a disk quota that is used up",
  EFBIG: "a file that has reached its size limit",
  EACCES: "a path that may not be written",
  EROFS: "a read-only file system",
  EISDIR: "a directory",
};

function cannotWrite(argument: string, cause: unknown): AgopError {
  const code = errorCode(cause);
  return new AgopError("INVALID_OUTPUT", {
    argument,
    given: problems[code] ?? `a file that cannot be written (${code})`,
    accepted: "a file that can be written, with room for more; what it holds already is complete",
    cause,
  });
}
