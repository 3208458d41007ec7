import { processPool } from "../process/process-pool.ts";
import type { RunResult } from "../sweep/run-record.ts";
import { doElement, elementIdentity } from "../sweep/slurm/do-element.ts";
import type { SweepRunRequest } from "../sweep/sweep-run.ts";

/** Does an element's runs; what it prints goes to its log. */
export async function sweepElement(directory: string, array: string): Promise<void> {
  const identity = elementIdentity(process.env);
  const script = new URL("sweep-process.js", import.meta.url);
  const pool = processPool<SweepRunRequest, RunResult>({ script, args: [], size: 1 });
  try {
    for await (const { record } of doElement({ directory, array, identity, pool })) {
      const { run, outcome } = record;
      const detail = outcome.status === "failed" ? `: ${outcome.error.message}` : "";
      process.stdout.write(`${new Date().toISOString()} run ${run} ${outcome.status}${detail}\n`);
    }
  } finally {
    pool.close();
  }
}
