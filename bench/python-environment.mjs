// Finds a Python with NumPy and PyTorch: AGOP_PYTHON, the python on the path, or a virtual environment in the
// user's cache.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import path from "node:path";
import { root } from "../scripts/paths.mjs";
import { ending, run } from "../scripts/run.mjs";

/** @typedef {{ python: string, how: string } | { python: undefined, reason: string }} PythonEnvironment */

export const pythonDirectory = path.join(root, "bench", "python");
const requirements = path.join(pythonDirectory, "requirements.txt");

/** Whether a program is a Python with the packages of the contenders. @param {string} python */
async function usable(python) {
  return (await run(python, ["-c", "import numpy, torch"], { limit: 120 })).ok;
}

/** Directory of the virtual environment, one per set of requirements. */
function ownEnvironment() {
  const cache = process.env.XDG_CACHE_HOME || path.join(homedir(), ".cache");
  const hash = createHash("sha256").update(readFileSync(requirements)).digest("hex").slice(0, 12);
  return path.join(cache, "agop", `python-${hash}`);
}

/** The last error message of pip. @param {import('../scripts/run.mjs').RunResult} result */
const complaint = (result) =>
  result.output
    .split("\n")
    .filter((line) => /error/i.test(line))
    .at(-1)
    ?.trim() ?? ending(result);

/**
 * Makes a virtual environment and installs the requirements with pip, under the user's configuration of pip.
 * (On Linux the plain package index serves PyTorch with its CUDA libraries; PIP_EXTRA_INDEX_URL may name an
 * index of CPU builds.)
 * @returns {Promise<PythonEnvironment>}
 */
async function create() {
  const directory = ownEnvironment();
  const python = path.join(directory, "bin", "python");
  const complete = path.join(directory, "complete");
  if (existsSync(complete)) {
    if (await usable(python)) return { python, how: "virtual environment made earlier" };
  }
  rmSync(directory, { recursive: true, force: true });
  mkdirSync(path.dirname(directory), { recursive: true });
  const made = await run("python3", ["-m", "venv", directory], { limit: 120 });
  if (!made.ok) return { python: undefined, reason: `python3 -m venv: ${complaint(made)}` };
  const install = ["-m", "pip", "install", "--quiet", "--retries", "1", "-r", requirements];
  const installed = await run(python, install, { limit: 1200 });
  if (installed.ok && (await usable(python))) {
    writeFileSync(complete, "");
    return { python, how: "virtual environment made now" };
  }
  rmSync(directory, { recursive: true, force: true });
  return { python: undefined, reason: `pip install: ${complaint(installed)}` };
}

/**
 * @param {{ create: boolean }} options whether to make an environment if none is found
 * @returns {Promise<PythonEnvironment>}
 */
export async function findPython(options) {
  const named = process.env.AGOP_PYTHON;
  if (named) {
    if (await usable(named)) return { python: named, how: "AGOP_PYTHON" };
    return { python: undefined, reason: `AGOP_PYTHON=${named} cannot import numpy and torch` };
  }
  if (await usable("python3")) return { python: "python3", how: "python3 on the path" };
  if (options.create) return create();
  const own = path.join(ownEnvironment(), "bin", "python");
  if (existsSync(path.join(ownEnvironment(), "complete")) && (await usable(own)))
    return { python: own, how: "virtual environment made earlier" };
  return { python: undefined, reason: "no python3 with numpy and torch" };
}

/**
 * The process environment of a Python contender. Drops settings for another BLAS: a core chosen for the
 * system's OpenBLAS slows down a newer version, and thread counts are set per call.
 * @returns {NodeJS.ProcessEnv}
 */
export function pythonVariables() {
  /** @type {NodeJS.ProcessEnv} */
  const env = { ...process.env, PYTHONDONTWRITEBYTECODE: "1" };
  for (const name of Object.keys(env)) if (/^OPENBLAS_|^(OMP|MKL)_NUM_THREADS$/.test(name)) delete env[name];
  return env;
}
