import path from "node:path";
import type { BlasDescription } from "../../backend/backend.ts";
import type { Kernel } from "../../backend/kernel.ts";
import { AgopError } from "../../errors.ts";
import { readInput } from "../../io/read-input.ts";

/** What config.json says of a run beside its parameters and its partition. */
export interface RecordedConfig {
  /** Version of agop. */
  readonly agop: string;
  readonly settings: {
    readonly kernel: Kernel;
    readonly ridge: number;
    readonly power: number;
    readonly iterations: number;
  };
  readonly backend: string;
  readonly blas: BlasDescription;
  /** Version of Node. */
  readonly node: string;
  /** Arguments of agop that repeat the run. */
  readonly repeat: readonly string[];
}

/** @throws AgopError INVALID_FILE for a file that `agop run` has not written. */
export async function readRecordedConfig(directory: string): Promise<RecordedConfig> {
  const file = path.join(directory, "config.json");
  const text = await readText(file);
  try {
    const config: RecordedConfig = JSON.parse(text);
    const isWhole =
      Array.isArray(config.repeat) &&
      typeof config.settings?.kernel?.name === "string" &&
      typeof config.blas === "object";
    if (isWhole) return config;
  } catch {
    // Said below.
  }
  throw new AgopError("INVALID_FILE", {
    argument: file,
    given: "a file without the settings of a run",
    accepted: "the config.json of agop run --out",
  });
}

async function readText(file: string): Promise<string> {
  return new TextDecoder().decode(await readInput(file, "a file of agop run --out"));
}
