import { AgopError } from "../errors.ts";
import { experimentsByName } from "./catalogue.ts";
import type { ExperimentRow, Laboratory } from "./experiment.ts";
import type { TrialAnswer, TrialRequest } from "./trial-pool.ts";

/** Does the trials that arrive as messages, one at a time, and answers each; ends with its parent. */
export function serveTrials(laboratory: Omit<Laboratory, "size">): void {
  process.on("message", (request: TrialRequest) => {
    answer(laboratory, request).then((result) => process.send?.(result));
  });
  process.on("disconnect", () => process.exit());
  // Ctrl-C reaches all processes of a terminal: it is for the parent to say when to stop.
  process.on("SIGINT", () => {});
}

async function answer(laboratory: Omit<Laboratory, "size">, request: TrialRequest): Promise<TrialAnswer> {
  try {
    const row = findRow(request);
    return { result: await row.trial({ ...laboratory, size: request.size }, request.seed) };
  } catch (error) {
    if (!(error instanceof AgopError))
      return { error: { message: error instanceof Error ? error.message : String(error) } };
    const { message, code, argument, given, accepted } = error;
    return { error: { message, code, argument, given, accepted } };
  }
}

function findRow({ experiment, row: name, size }: TrialRequest): ExperimentRow {
  const row = experimentsByName([experiment])[0]
    .rows(size)
    .find((candidate) => candidate.name === name);
  if (row === undefined) throw new Error(`${experiment} has no row ${name}`);
  return row;
}
