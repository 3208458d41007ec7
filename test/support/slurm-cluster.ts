import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { hostname, tmpdir, userInfo } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";

const url = new URL("../../scripts/system-packages.mjs", import.meta.url).href;
const { ensureSystemPackages } = (await import(url)) as {
  ensureSystemPackages: (
    purposes: readonly string[],
  ) => Promise<{ readonly ok: boolean; readonly detail: string }>;
};

/** A Slurm cluster with one node and two processors, started by a test. */
export interface SlurmCluster {
  /** Environment for commands of the cluster. */
  readonly env: Readonly<Record<string, string>>;
  /** Runs a Slurm command. @returns Its standard output. */
  slurm(command: string, ...args: readonly string[]): Promise<string>;
  /** Resolves once no job waits or runs. @throws Error after two minutes. */
  idle(): Promise<void>;
  stop(): Promise<void>;
}

/** Installs Slurm if possible. @returns The reason why not; undefined on success. */
export async function slurmProblem(): Promise<string | undefined> {
  if (process.platform !== "linux") return `Slurm does not run on ${process.platform}`;
  const { ok, detail } = await ensureSystemPackages(["slurm"]);
  return ok ? undefined : `no Slurm: ${detail}`;
}

/** @param arraySize Slurm's MaxArraySize. */
export async function startSlurmCluster(arraySize: number): Promise<SlurmCluster> {
  const directory = await mkdtemp(path.join(tmpdir(), "agop-slurm-"));
  const env = { SLURM_CONF: path.join(directory, "slurm.conf") };
  await mkdir(path.join(directory, "state"));
  await mkdir(path.join(directory, "spool"));
  await writeFile(env.SLURM_CONF, configuration(directory, arraySize, await freePorts(2)));
  const slurm = async (command: string, ...args: readonly string[]): Promise<string> => {
    const { stdout } = await promisify(execFile)(command, args, { env: { ...process.env, ...env } });
    return stdout;
  };
  const daemons = ["slurmctld", "slurmd"].map((name) => startDaemon(name, env));
  const idle = () => until(async () => (await slurm("squeue", "--noheader")) === "", "an empty queue");
  const stop = async (): Promise<void> => {
    await slurm("scancel", `--user=${userInfo().username}`).then(idle, () => undefined);
    await Promise.all(daemons.map(stopDaemon));
    await rm(directory, { recursive: true, force: true });
  };
  try {
    await until(async () => (await slurm("sinfo", "--noheader", "--format=%T")).trim() === "idle", "a node");
  } catch (error) {
    const logs = await Promise.all(
      ["slurmctld", "slurmd"].map((name) =>
        readFile(path.join(directory, `${name}.log`), "utf8").catch(() => ""),
      ),
    );
    await stop();
    throw new Error(`${String(error)}\n${logs.join("\n")}`);
  }
  return { env, slurm, idle, stop };
}

/** A configuration without systemd, cgroups, munge or root. */
function configuration(directory: string, arraySize: number, [control, node]: readonly number[]): string {
  const host = hostname().split(".")[0];
  const user = userInfo().username;
  return `ClusterName=agop-test
SlurmctldHost=${host}(127.0.0.1)
SlurmUser=${user}
SlurmdUser=${user}
AuthType=auth/none
CredType=cred/none
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SwitchType=switch/none
MpiDefault=none
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU_Memory
SchedulerParameters=batch_sched_delay=0,sched_interval=1,sched_min_interval=0,bf_interval=1
SlurmdParameters=config_overrides
ReturnToService=2
KillWait=2
MaxArraySize=${arraySize}
SlurmctldPort=${control}
SlurmdPort=${node}
StateSaveLocation=${directory}/state
SlurmdSpoolDir=${directory}/spool
SlurmctldPidFile=${directory}/slurmctld.pid
SlurmdPidFile=${directory}/slurmd.pid
SlurmctldLogFile=${directory}/slurmctld.log
SlurmdLogFile=${directory}/slurmd.log
NodeName=${host} NodeAddr=127.0.0.1 CPUs=2 RealMemory=2000
PartitionName=main Nodes=ALL Default=YES MaxTime=INFINITE State=UP
`;
}

async function freePorts(count: number): Promise<readonly number[]> {
  const servers = await Promise.all(
    Array.from({ length: count }, async () => {
      const server = createServer().listen(0, "127.0.0.1");
      await once(server, "listening");
      return server;
    }),
  );
  const ports = servers.map((server) => {
    const address = server.address();
    return typeof address === "object" && address !== null ? address.port : 0;
  });
  await Promise.all(servers.map((server) => once(server.close(), "close")));
  return ports;
}

function startDaemon(name: string, env: Readonly<Record<string, string>>): ChildProcess {
  const daemon = spawn(name, ["-D"], { stdio: "ignore", env: { ...process.env, ...env } });
  // Ignore a failed start: the wait for the node reports it.
  daemon.on("error", () => {});
  return daemon;
}

async function stopDaemon(daemon: ChildProcess): Promise<void> {
  if (daemon.pid === undefined || daemon.exitCode !== null || daemon.signalCode !== null) return;
  const ended = once(daemon, "exit");
  daemon.kill("SIGTERM");
  const patience = setTimeout(() => daemon.kill("SIGKILL"), 10_000);
  await ended;
  clearTimeout(patience);
}

/** Resolves once the condition holds. @throws Error after two minutes. */
export async function until(condition: () => Promise<boolean>, what: string): Promise<void> {
  const end = performance.now() + 120_000;
  while (performance.now() < end) {
    if (await condition().catch(() => false)) return;
    await sleep(100);
  }
  throw new Error(`two minutes without ${what}`);
}
