import { sweepProcesses } from "../../sweep/local-sweep.ts";
import { doElement, elementIdentity } from "../../sweep/slurm/do-element.ts";

/** Does an element's runs and prints their outcomes, which Slurm writes to the element's log. */
export async function sweepElement(directory: string, array: string): Promise<void> {
  const identity = elementIdentity(process.env);
  const pool = sweepProcesses(1);
  try {
    for await (const { record } of doElement({ directory, array, identity, pool })) {
      if (record === undefined) continue;
      const { run, outcome } = record;
      const detail = outcome.status === "failed" ? `: ${outcome.error.message}` : "";
      process.stdout.write(`${new Date().toISOString()} run ${run} ${outcome.status}${detail}\n`);
    }
  } finally {
    pool.close();
  }
}
