// Describes the machine of a measurement.
import { cpus, loadavg, release, totalmem } from "node:os";
import { cli, root } from "../scripts/paths.mjs";
import { run } from "../scripts/run.mjs";

/**
 * @typedef {object} Machine
 * @property {string} cpu
 * @property {number} processors
 * @property {number} memoryBytes
 * @property {string} system
 * @property {string} node
 * @property {string} agop version
 * @property {string} commit empty outside a checkout; ends in "+" with uncommitted changes
 * @property {{ vendor: string, version: string, core: string }} blas
 * @property {string} date
 * @property {number} load mean number of running processes in the minute before the benchmark
 */

/** The commit of this checkout, if known. */
async function commit() {
  const head = await run("git", ["rev-parse", "--short=10", "HEAD"], { limit: 20 });
  const top = await run("git", ["rev-parse", "--show-toplevel"], { limit: 20 });
  if (!head.ok || top.stdout.trim() !== root) return "";
  const changes = await run("git", ["status", "--porcelain", "--untracked-files=no"], { limit: 20 });
  return head.stdout.trim() + (changes.stdout.trim() === "" ? "" : "+");
}

/** Calls `agop info` to keep BLAS out of this process. @returns {Promise<Machine>} */
export async function describeMachine() {
  const [load] = loadavg();
  const asked = await run(process.execPath, [cli, "info", "--json"], { limit: 120 });
  if (!asked.ok) throw new Error(`agop info: ${asked.output.trim()}`);
  const info = JSON.parse(asked.stdout);
  const { vendor, version, core } = info.blas;
  return {
    cpu: cpus()[0]?.model.trim() ?? "unknown",
    processors: cpus().length,
    memoryBytes: totalmem(),
    system: `${process.platform} ${release()} ${process.arch}`,
    node: process.version,
    agop: info.agop,
    commit: await commit(),
    blas: { vendor, version, core },
    date: new Date().toISOString().slice(0, 10),
    load,
  };
}

/**
 * The line under every table.
 * @param {Machine} machine
 * @param {string} threads
 * @param {Record<string, any>} [python] versions of the Python contenders
 */
export function machineLine(machine, threads, python) {
  const { cpu, processors, memoryBytes, system, node, agop, commit: at, blas, date, load } = machine;
  const parts = [
    `${cpu}, ${processors} processors, ${(memoryBytes / 2 ** 30).toFixed(0)} GiB, ${system}`,
    `agop ${agop}${at ? ` (${at})` : ""}, ${blas.vendor} ${blas.version} core ${blas.core}, ${threads}, Node ${node}`,
  ];
  if (python)
    parts.push(`Python ${python.python}, PyTorch ${python.torch}, NumPy ${python.numpy}, ${python.blas}`);
  parts.push(`load before the start ${load.toFixed(1)}`);
  return `*${[...parts, date].join("; ")}.*`;
}
