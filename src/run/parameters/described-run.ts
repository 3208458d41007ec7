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

/** A run with checked parameters. */
export interface DescribedRun {
  readonly parameters: RunParameters;
  readonly task: Task;
  readonly partition: Partition;
  readonly settings: RfmSettings;
  /** Generators of the group of the average; the settings hold their permutations. */
  readonly symmetrisation: readonly TaskSymmetry[];
  /** For this run only: it counts iterations. */
  readonly stopping: StoppingCheck;
}

export interface RunDescriptionOptions {
  /** Called only if M_0 has to be computed. */
  readonly backend: () => Backend;
  /** The task of these parameters, if already known; default `runTask`. */
  readonly task?: Task;
  /** Whether to refuse a run that does not fit into the memory of this machine; default true. */
  readonly mustFit?: boolean;
}

/**
 * Makes a run from its parameters.
 * @throws AgopError for an invalid parameter; OUT_OF_MEMORY if `mustFit` and the run does not fit into the
 * memory of this machine.
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
