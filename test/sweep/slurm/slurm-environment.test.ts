// What the user's environment may change in Slurm's commands, seen by programs that stand in for them.
import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { parsedQueue, queuedElements } from "../../../src/sweep/slurm/queue-state.ts";
import { type SlurmCommand, slurm } from "../../../src/sweep/slurm/slurm-commands.ts";
import { submittedJob } from "../../../src/sweep/slurm/submit-sweep.ts";
import { failsWith } from "../../support/agop-error.ts";
import { inTempDirectory } from "../../support/temp-directory.ts";

const commands: readonly SlurmCommand[] = ["squeue", "sinfo", "scontrol", "scancel", "sbatch"];

/** Calls `body` with commands on the PATH that write down their environment, and with these variables. */
async function withCommands(
  variables: Readonly<Record<string, string>>,
  body: (
    environmentOf: (command: SlurmCommand) => Promise<Readonly<Record<string, string>>>,
  ) => Promise<void>,
): Promise<void> {
  await inTempDirectory(async (directory) => {
    const bin = path.join(directory, "bin");
    await mkdir(bin);
    // squeue hides what a filter hides.
    const script = `#!/bin/sh
env >"$(dirname "$0")/$(basename "$0").env"
[ -n "$SQUEUE_STATES$SQUEUE_PARTITION$SQUEUE_USERS$SQUEUE_LICENSES" ] || echo "7|0|PENDING|agop-x-1"
`;
    for (const command of commands) await writeFile(path.join(bin, command), script, { mode: 0o755 });
    const before = { ...process.env };
    Object.assign(process.env, variables, { PATH: `${bin}:${process.env.PATH}` });
    try {
      await body(async (command) => {
        await slurm(command, []);
        const lines = (await readFile(path.join(bin, `${command}.env`), "utf8")).split("\n");
        return Object.fromEntries(lines.map((line) => line.split(/=(.*)/s).slice(0, 2)));
      });
    } finally {
      for (const name of Object.keys(variables)) delete process.env[name];
      Object.assign(process.env, before);
    }
  });
}

for (const filter of ["SQUEUE_STATES", "SQUEUE_PARTITION", "SQUEUE_USERS", "SQUEUE_LICENSES"])
  test(`${filter} hides no element from agop`, async () => {
    await withCommands({ [filter]: "x" }, async () => {
      assert.equal(await queuedElements(["agop-x-1"]), [
        { job: "7", array: "agop-x-1", element: 0, running: false },
      ]);
    });
  });

const filters = {
  SQUEUE_FORMAT: "%i",
  SQUEUE_SORT: "i",
  SINFO_PARTITION: "other",
  SCANCEL_STATE: "RUNNING",
  SCANCEL_INTERACTIVE: "true",
  SCONTROL_ALL: "1",
  SLURM_TIME_FORMAT: "relative",
  SLURM_BITSTR_LEN: "3",
  SLURM_JOB_ID: "12",
};

test("a command that is asked sees the way to the cluster and nothing else of Slurm", async () => {
  const access = { SLURM_CONF: "/etc/slurm/slurm.conf", SLURM_CLUSTERS: "big", SLURM_JWT: "token" };
  const variables = { ...filters, SBATCH_PARTITION: "cpu", ...access, HOME: "/somewhere" };
  await withCommands(variables, async (environmentOf) => {
    for (const command of commands.filter((name) => name !== "sbatch")) {
      const seen = await environmentOf(command);
      const names = Object.keys(seen).filter((name) =>
        /^(SLURM|SQUEUE|SINFO|SCANCEL|SCONTROL|SBATCH)_/.test(name),
      );
      assert.equal(names.sort(), ["SLURM_CLUSTERS", "SLURM_CONF", "SLURM_JWT"], command);
      assert.is(seen.HOME, "/somewhere");
    }
  });
});

test("sbatch keeps what the user prefers for jobs, and names, logs and restarts stay those of agop", async () => {
  const wishes = { SBATCH_PARTITION: "cpu", SBATCH_ACCOUNT: "me", SBATCH_QOS: "long", SBATCH_EXPORT: "NONE" };
  const hidden = {
    SBATCH_JOB_NAME: "mine",
    SBATCH_ARRAY_INX: "0-3",
    SBATCH_OUTPUT: "x",
    SBATCH_ERROR: "y",
    SBATCH_WAIT: "1",
    SLURM_RESTART_COUNT: "2",
  };
  await withCommands({ ...wishes, ...hidden }, async (environmentOf) => {
    const seen = await environmentOf("sbatch");
    for (const [name, value] of Object.entries(wishes)) assert.is(seen[name], value);
    for (const name of Object.keys(hidden)) assert.not.ok(name in seen, name);
  });
});

test("jobs are looked for on the cluster to which they are submitted", async () => {
  await withCommands({ SBATCH_CLUSTERS: "big" }, async (environmentOf) => {
    for (const command of commands) {
      const { SLURM_CLUSTERS, SBATCH_CLUSTERS } = await environmentOf(command);
      assert.equal([SLURM_CLUSTERS, SBATCH_CLUSTERS], ["big", undefined], command);
    }
  });
  assert.equal(parsedQueue("CLUSTER: big\n7|0|PENDING|agop-x-1\n").length, 1);
});

test("the number of a job, with a cluster behind it or words of the site before it, or none", async () => {
  assert.is(submittedJob("17\n"), "17");
  assert.is(submittedJob("17;big\n"), "17");
  assert.is(submittedJob("Welcome to 3 nodes\n17\n"), "17");
  for (const answer of ["", "allocated job would start at noon"])
    await failsWith(() => submittedJob(answer), "SLURM_REFUSED", "sbatch", "no job");
});

test.run();
