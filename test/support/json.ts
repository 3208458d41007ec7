import type { z } from "zod";
import { readInput } from "../../src/io/read-input.ts";
import { invalidFile } from "../../src/io/system-error.ts";

/** Expected content of a JSON file. */
export interface JsonContract<T> {
  readonly schema: z.ZodType<T>;
  /** Description for the message, for example `{"train": [[i, j], ...], "test": [[i, j], ...]}`. */
  readonly accepted: string;
}

/**
 * Parses JSON text; ignores a byte order mark.
 *
 * @param source Name of the file for error messages.
 * @throws AgopError INVALID_FILE for empty, truncated or malformed JSON.
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
 * @param source Name of the file for error messages.
 * @returns The output of the schema.
 * @throws AgopError INVALID_FILE with the first invalid entry, on one line.
 */
export function validateJson<T>(value: unknown, { schema, accepted }: JsonContract<T>, source: string): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw invalidFile(source, describeIssues(result.error), accepted, result.error);
}

/**
 * Reads a JSON file and checks it against a schema.
 *
 * @throws AgopError INVALID_FILE for an unreadable path, malformed JSON, or invalid content.
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
