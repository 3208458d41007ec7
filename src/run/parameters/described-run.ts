import type { Task } from "../../algebra/tasks/task.ts";
import type { Backend } from "../../backend/backend.ts";
import type { Partition } from "../../data/partition.ts";
import type { StoppingCheck } from "../../rfm/early-stopping.ts";
import type { RfmSettings } from "../../rfm/options.ts";
import type { TaskSymmetry } from "../../symmetry/groups/task-symmetry.ts";
import { runInitialFeatures } from "./initial-features.ts";
import { requireMemoryForPartition, requireMemoryForTable } from "./memory.ts";
import { runPartition } from "./partition.ts";
import { runSettings, runStopping, runSymmetrisation } from "./settings.ts";
import type { RunParameters } from "./table.ts";
import { runTask } from "./task.ts";

/** A run whose parameters have all been checked. */
export interface DescribedRun {
  readonly parameters: RunParameters;
  readonly task: Task;
  readonly partition: Partition;
  readonly settings: RfmSettings;
  /** The generators whose permutations the settings hold. */
  readonly symmetrisation: readonly TaskSymmetry[];
  /** Of this run alone: it counts iterations. */
  readonly stopping: StoppingCheck;
}

export interface RunDescriptionOptions {
  /** Made only where M_0 has to be computed. */
  readonly backend: () => Backend;
  /** The task of these parameters, where it is known already; default `runTask`. */
  readonly task?: Task;
  /** Whether the run is refused where it does not fit into this machine; default true. */
  readonly mustFit?: boolean;
}

/**
 * Makes a run from its parameters.
 * @throws AgopError of the parameter at fault; OUT_OF_MEMORY for a run that must fit into this machine and
 * does not.
 */
export async function describedRun(
  parameters: RunParameters,
  { backend, task: known, mustFit = true }: RunDescriptionOptions,
): Promise<DescribedRun> {
  const task = known ?? (await runTask(parameters));
  const symmetrisation = runSymmetrisation(task, parameters);
  const settings = runSettings(parameters, {
    initialFeatures: await runInitialFeatures(task, parameters.initFeatures, backend),
    symmetrisation: symmetrisation.map(({ permutation }) => permutation),
  });
  const stopping = runStopping(parameters, settings.rescaling);
  if (mustFit) requireMemoryForTable(task, parameters);
  const partition = await runPartition(task, parameters);
  if (mustFit) requireMemoryForPartition(task, partition, parameters);
  return { parameters, task, partition, settings, symmetrisation, stopping };
}
