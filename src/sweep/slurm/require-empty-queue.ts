import { AgopError } from "../../errors.ts";
import { shellCommand } from "../../io/shell-command.ts";
import { queueIfKnown } from "./queue-state.ts";
import { jobsOf } from "./recovered-queue.ts";
import { readSubmittedArrays } from "./submitted-arrays.ts";

/**
 * Refuses a sweep that a cluster still does: its runs would be done twice.
 * @throws AgopError OUTPUT_BUSY while elements of the sweep are in the queue.
 */
export async function requireEmptyQueue(directory: string): Promise<void> {
  const arrays = await readSubmittedArrays(directory);
  const queue = await queueIfKnown(arrays.map(({ array }) => array));
  if (queue === undefined || queue.length === 0) return;
  throw new AgopError("OUTPUT_BUSY", {
    argument: "out",
    given: `${directory}, of which ${queue.length} elements are in the queue of the cluster (jobs ${jobsOf(queue).join(", ")}),`,
    accepted: `a sweep that is not in the queue: ${shellCommand(["agop", "sweep", "cancel", directory])} takes it out`,
  });
}
