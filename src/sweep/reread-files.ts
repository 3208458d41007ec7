import { stat } from "node:fs/promises";
import { AgopError } from "../errors.ts";
import { optionName } from "../run/parameters/table.ts";
import type { PlannedRun } from "./grid.ts";

/** Parameters that may name a file, which every run of a sweep reads. */
const names = ["table", "partitionFile", "initFeatures"] as const;

/**
 * Refuses files that can be read only once, such as `<(...)` of a shell: the first run would empty them.
 * @throws AgopError INVALID_FILE.
 */
export async function requireRereadable(runs: readonly PlannedRun[]): Promise<void> {
  for (const name of names) {
    for (const file of new Set(runs.map(({ parameters }) => parameters[name]))) {
      if (file === undefined) continue;
      // Leave a missing file to the reader of the parameter.
      const entry = await stat(file).catch(() => undefined);
      if (entry === undefined || entry.isFile() || entry.isDirectory()) continue;
      throw new AgopError("INVALID_FILE", {
        argument: `--${optionName(name)} ${file}`,
        given: "a pipe or a device, which can be read only once,",
        accepted: "a regular file: every run of the sweep reads it",
      });
    }
  }
}
