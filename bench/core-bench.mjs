// The benchmark of the C++ core: builds it, and runs it.
import { existsSync, readFileSync, rmSync } from "node:fs";
import { availableParallelism } from "node:os";
import path from "node:path";
import { root } from "../scripts/paths.mjs";
import { ending, run } from "../scripts/run.mjs";

const build = path.join(root, "bench", "build");

/**
 * @typedef {object} CoreBenchmark
 * @property {string} name
 * @property {string} baseline name of the benchmark of the raw call, or empty
 * @property {'operations' | 'bytes'} unit
 * @property {number} work
 * @property {number} entries
 * @property {number[]} seconds
 */

/**
 * @typedef {object} CoreReport
 * @property {number} modulus
 * @property {number} n
 * @property {number} threads
 * @property {string} core
 * @property {CoreBenchmark[]} benchmarks
 */

/** @returns {Promise<import('../scripts/steps.mjs').StepResult>} */
export async function buildCoreBench() {
  const cache = path.join(build, "CMakeCache.txt");
  if (existsSync(cache) && !readFileSync(cache, "utf8").includes(`CMAKE_HOME_DIRECTORY:INTERNAL=${root}\n`)) {
    rmSync(build, { recursive: true, force: true }); // CMake cannot reconfigure a copied or moved tree
  }
  const options = ["-DAGOP_BENCH=ON", "-DAGOP_ADDON=OFF", "-DCMAKE_BUILD_TYPE=Release"];
  if (!existsSync(cache) && (await run("ninja", ["--version"])).ok) options.push("-G", "Ninja");
  const configured = await run("cmake", ["-S", root, "-B", build, ...options]);
  if (!configured.ok) return { ok: false, detail: "cmake configure", output: configured.output };
  const built = await run("cmake", ["--build", build, "--parallel", String(availableParallelism())]);
  return { ok: built.ok, detail: "cmake to bench/build/", output: built.output };
}

/**
 * @param {object} options
 * @param {number} options.modulus
 * @param {number} options.samples
 * @param {number} options.threads
 * @param {number} options.rounds
 * @param {string} options.core OPENBLAS_CORETYPE, as chosen by agop
 * @returns {Promise<CoreReport>}
 */
export async function runCoreBench({ modulus, samples, threads, rounds, core }) {
  const numbers = { modulus, samples, threads, rounds };
  const args = Object.entries(numbers).flatMap(([name, value]) => [`--${name}`, String(value)]);
  const env = { OPENBLAS_CORETYPE: process.env.OPENBLAS_CORETYPE || core };
  const result = await run(path.join(build, "agop_core_bench"), args, { env });
  if (!result.ok) throw new Error(`agop_core_bench: ${ending(result)}: ${result.output.trim()}`);
  return JSON.parse(result.stdout);
}
