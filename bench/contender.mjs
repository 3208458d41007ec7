// One opponent, or agop, in a separate process, with its answers so far.
import { mkdirSync } from "node:fs";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { readNpyFile } from "../dist/index.js";
import { comparedFeatures } from "./agreement.mjs";
import { LineProcess } from "./line-process.mjs";
import { pythonDirectory, pythonVariables } from "./python-environment.mjs";

/**
 * @typedef {object} IterationRecord
 * @property {number} iteration from 1
 * @property {number} threads
 * @property {number} seconds
 * @property {number} trainLoss
 * @property {number} testLoss
 * @property {string} solver
 */

/** Iterations before a run restarts: results stay comparable and K far from singular. */
export const runLength = 10;

/** Wait this long before timing: BLAS threads of another contender spin for a moment after a call. */
const settleMilliseconds = 200;

/** After a dgemm on all threads they spin for longer and compete with agop's own threads. */
const settleAfterGemmMilliseconds = 600;

/** Approximate length of a turn. */
const turnSeconds = 0.3;

export class Contender {
  #process;
  #out;

  /**
   * @param {string} name
   * @param {string} out
   * @param {LineProcess} process
   */
  constructor(name, out, process) {
    this.name = name;
    this.#out = out;
    this.#process = process;
    /** Every iteration so far. @type {IterationRecord[]} */
    this.records = [];
    /** @type {Record<string, any>} */
    this.versions = {};
    this.peakMemoryBytes = 0;
    this.baselineMemoryBytes = 0;
  }

  /**
   * agop itself.
   * @param {string} problemDirectory
   * @param {string} out receives the feature matrices
   * @param {number} threads
   */
  static agop(problemDirectory, out, threads) {
    mkdirSync(out, { recursive: true });
    const script = fileURLToPath(new URL("agop-contender.mjs", import.meta.url));
    const args = [script, problemDirectory, out, String(runLength), String(threads)];
    return new Contender("agop", out, new LineProcess(process.execPath, args));
  }

  /**
   * @param {string} python
   * @param {'faithful' | 'improved' | 'upstream'} name
   * @param {string} problemDirectory
   * @param {string} out
   * @param {string} [upstream] the authors' checkout
   */
  static python(python, name, problemDirectory, out, upstream) {
    mkdirSync(out, { recursive: true });
    const script = path.join(pythonDirectory, "contender.py");
    const args = [script, name, problemDirectory, out, String(runLength)];
    if (upstream) args.push(path.resolve(upstream));
    return new Contender(name, out, new LineProcess(python, args, pythonVariables()));
  }

  /** Waits until the process has read the problem. */
  async ready() {
    const { versions, baselineMemoryBytes = 0 } = await this.#process.answer();
    this.versions = /** @type {Record<string, any>} */ (versions);
    this.baselineMemoryBytes = Number(baselineMemoryBytes);
  }

  /**
   * @param {number} count iterations
   * @param {number} threads
   * @returns {Promise<IterationRecord[]>}
   */
  async iterate(count, threads) {
    await pause(settleMilliseconds);
    const answer = await this.#process.ask({ count, threads });
    const records = /** @type {IterationRecord[]} */ (answer.records).map((record) => ({
      ...record,
      threads,
    }));
    this.records.push(...records);
    this.peakMemoryBytes = Number(answer.peakMemoryBytes);
    return records;
  }

  /**
   * One turn: iterations for so many seconds, at least one and at most a run.
   * @param {number} threads
   * @param {number} [seconds]
   */
  async turn(threads, seconds = turnSeconds) {
    const last = this.records.at(-1)?.seconds ?? seconds;
    return this.iterate(Math.max(1, Math.min(runLength, Math.round(seconds / last))), threads);
  }

  /** Rate of a large dgemm in GFLOP/s. @param {number} threads */
  async gemm(threads) {
    await pause(settleMilliseconds);
    const { gflops } = await this.#process.ask({ gemm: true, threads });
    await pause(settleAfterGemmMilliseconds);
    return Number(gflops);
  }

  /**
   * Seconds of the iterations with that many threads; excludes the first of a run, which warms up.
   * @param {number} threads
   */
  seconds(threads) {
    return this.records
      .filter((record) => record.threads === threads && record.iteration > 1)
      .map((record) => record.seconds);
  }

  /** M after the compared iterations reached so far. */
  async features() {
    /** @type {Map<number, Float64Array>} */
    const features = new Map();
    for (const iteration of comparedFeatures) {
      if (!this.records.some((record) => record.iteration === iteration)) continue;
      const { data } = await readNpyFile(path.join(this.#out, `features-${iteration}.npy`));
      if (data instanceof Float64Array) features.set(iteration, data);
    }
    return features;
  }

  end() {
    return this.#process.end();
  }
}
