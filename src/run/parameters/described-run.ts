import type { Task } from "../../algebra/tasks/task.ts";
import type { Backend } from "../../backend/backend.ts";
import type { Partition } from "../../data/partition.ts";
import type { StoppingCheck } from "../../rfm/early-stopping.ts";
import type { RfmSettings } from "../../rfm/options.ts";
import type { TaskSymmetry } from "../../symmetry/groups/task-symmetry.ts";
import { runInitialFeatures } from "./run-initial-features.ts";
import { runSettings } from "./run-settings.ts";
import { requireMemoryForPartition, requireMemoryForTable } from "./run-size.ts";
import { runStopping } from "./run-stopping.ts";
import { runSymmetrisation } from "./run-symmetrisation.ts";
import { runPartition, runTask } from "./run-task.ts";
import type { RunParameters } from "./table.ts";

/** A run whose parameters have all been checked. */
export interface DescribedRun {
  readonly task: Task;
  readonly partition: Partition;
  readonly settings: RfmSettings;
  /** The generators whose permutations the settings hold. */
  readonly symmetrisation: readonly TaskSymmetry[];
  /** Of this run alone: it counts iterations. */
  readonly stopping: StoppingCheck;
}

/**
 * Makes a run from its parameters.
 * @param backend Made only where M_0 has to be computed.
 * @throws AgopError of the parameter at fault; OUT_OF_MEMORY for a run that does not fit into this machine.
 */
export async function describedRun(parameters: RunParameters, backend: () => Backend): Promise<DescribedRun> {
  const task = await runTask(parameters);
  const symmetrisation = runSymmetrisation(task, parameters);
  const settings = runSettings(
    parameters,
    await runInitialFeatures(task, parameters.initFeatures, backend),
    symmetrisation.map(({ permutation }) => permutation),
  );
  const stopping = runStopping(parameters, settings.rescaling);
  requireMemoryForTable(task, parameters);
  const partition = await runPartition(task, parameters);
  requireMemoryForPartition(task, partition, parameters);
  return { task, partition, settings, symmetrisation, stopping };
}
