import type { z } from "zod";
import { readInput } from "../../src/io/read-input.ts";
import { invalidFile } from "../../src/io/system-error.ts";

/** What a JSON file should hold. */
export interface JsonContract<T> {
  readonly schema: z.ZodType<T>;
  /** The same in words for the message, for example `{"train": [[i, j], ...], "test": [[i, j], ...]}`. */
  readonly accepted: string;
}

/**
 * Parses JSON text; a byte order mark in front is ignored.
 *
 * @param source Name of the file for messages.
 * @throws AgopError INVALID_FILE for text that is empty, cut or no JSON.
 */
export function parseJson(text: string, source: string): unknown {
  const content = text.replace(/^\uFEFF/, "");
  if (content.trim() === "") throw invalidFile(source, "an empty file", "a JSON file");
  try {
    return JSON.parse(content);
  } catch (error) {
    throw invalidFile(source, `text that is no JSON (${oneLine(error)})`, "a complete JSON file", error);
  }
}

/**
 * Checks parsed JSON against a schema.
 *
 * @param source Name of the file for messages.
 * @returns The value as the schema outputs it.
 * @throws AgopError INVALID_FILE naming the first entry that does not fit, on one line.
 */
export function validateJson<T>(value: unknown, { schema, accepted }: JsonContract<T>, source: string): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw invalidFile(source, describeIssues(result.error), accepted, result.error);
}

/**
 * Reads a JSON file and checks it against a schema.
 *
 * @throws AgopError INVALID_FILE for a path that cannot be read, text that is no JSON, and content that does not fit.
 */
export async function readJsonFile<T>(path: string, contract: JsonContract<T>): Promise<T> {
  const bytes = await readInput(path, "the path of a JSON file");
  return validateJson(parseJson(new TextDecoder().decode(bytes), path), contract, path);
}

function describeIssues({ issues }: z.ZodError): string {
  const [first] = issues;
  const place = first.path.length === 0 ? "content" : formatPath(first.path);
  const more = issues.length > 1 ? ` (and ${issues.length - 1} more)` : "";
  return `${place} with "${oneLine(first.message)}"${more}`;
}

function formatPath(path: readonly PropertyKey[]): string {
  return path
    .map((key, index) => (typeof key === "number" ? `[${key}]` : `${index === 0 ? "" : "."}${String(key)}`))
    .join("");
}

function oneLine(problem: unknown): string {
  const message = problem instanceof Error ? problem.message : String(problem);
  return message.replace(/\s+/g, " ").trim();
}
