/** Variables that tell Slurm's commands how to reach a cluster; every command must see the same values. */
const access: ReadonlySet<string> = new Set([
  "SLURM_CONF",
  "SLURM_CONF_SERVER",
  "SLURM_CLUSTERS",
  "SLURM_JWT",
]);

/** The user's settings of sbatch that would hide jobs or their logs from agop. */
const hiding: ReadonlySet<string> = new Set([
  "SBATCH_CLUSTERS",
  // agop looks for logs in the directory of the sweep.
  "SBATCH_ERROR",
  // Makes sbatch wait for the end of the array, before agop can submit the next array.
  "SBATCH_WAIT",
  // agop sets the indices, names and logs of elements itself.
  "SBATCH_ARRAY_INX",
  "SBATCH_JOB_NAME",
  "SBATCH_OUTPUT",
  "SBATCH_OPEN_MODE",
  // An element reads its restarts from this variable; a submitting job would pass its own value on.
  "SLURM_RESTART_COUNT",
]);

/**
 * Returns the environment for a command of Slurm. Drops the user's variables that filter or format the output
 * of squeue and other commands (SQUEUE_STATES, SINFO_FORMAT, SLURM_TIME_FORMAT): a filtered queue may look
 * empty, and agop would do runs twice. Keeps the user's settings for jobs, such as SBATCH_PARTITION, for
 * sbatch.
 * @param command Name of the command, such as `squeue`.
 */
export function slurmEnvironment(command: string, environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const isKept = command === "sbatch" ? isForJobs : isForQuestions;
  const kept = Object.fromEntries(Object.entries(environment).filter(([name]) => isKept(name)));
  // Only sbatch reads SBATCH_CLUSTERS; the other commands would ask another cluster.
  const clusters = environment.SBATCH_CLUSTERS ?? environment.SLURM_CLUSTERS;
  return clusters === undefined ? kept : { ...kept, SLURM_CLUSTERS: clusters };
}

function isForQuestions(name: string): boolean {
  return access.has(name) || !/^(SLURM|SQUEUE|SINFO|SCANCEL|SCONTROL|SBATCH)_/.test(name);
}

function isForJobs(name: string): boolean {
  return !hiding.has(name);
}
