/** Variables by which Slurm's commands find and enter a cluster; every command has to see the same ones. */
const access: ReadonlySet<string> = new Set([
  "SLURM_CONF",
  "SLURM_CONF_SERVER",
  "SLURM_CLUSTERS",
  "SLURM_JWT",
]);

/** Preferences of the user for sbatch that hide its jobs, or what they print, from the other commands. */
const hiding: ReadonlySet<string> = new Set([
  "SBATCH_CLUSTERS",
  // Logs are looked for in the directory of the sweep.
  "SBATCH_ERROR",
  // Waits until the array has ended, with the other arrays not submitted.
  "SBATCH_WAIT",
  // Names of elements come from these.
  "SBATCH_ARRAY_INX",
  "SBATCH_JOB_NAME",
  "SBATCH_OUTPUT",
  "SBATCH_OPEN_MODE",
  // Inherited from a job that submits; an element tells its restarts by it.
  "SLURM_RESTART_COUNT",
]);

/**
 * The environment of a command of Slurm. A user may filter or format the output of squeue and the like by
 * variables (SQUEUE_STATES, SINFO_FORMAT, SLURM_TIME_FORMAT); read through them, a queue looks empty that is
 * not, and runs are done twice. sbatch keeps what the user prefers for the jobs, such as SBATCH_PARTITION.
 * @param command Such as `squeue`.
 */
export function slurmEnvironment(command: string, environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const isKept = command === "sbatch" ? isForJobs : isForQuestions;
  const kept = Object.fromEntries(Object.entries(environment).filter(([name]) => isKept(name)));
  // Only sbatch reads SBATCH_CLUSTERS, and the others would ask another cluster.
  const clusters = environment.SBATCH_CLUSTERS ?? environment.SLURM_CLUSTERS;
  return clusters === undefined ? kept : { ...kept, SLURM_CLUSTERS: clusters };
}

function isForQuestions(name: string): boolean {
  return access.has(name) || !/^(SLURM|SQUEUE|SINFO|SCANCEL|SCONTROL|SBATCH)_/.test(name);
}

function isForJobs(name: string): boolean {
  return !hiding.has(name);
}
