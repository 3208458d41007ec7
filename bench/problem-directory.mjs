// A benchmark problem on disk, the common input of all contenders.
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import {
  degeneratePartition,
  modularTask,
  randomPartition,
  trainingLabels,
  writeNpyFile,
} from "../dist/index.js";

/**
 * @typedef {object} ProblemOptions
 * @property {number} modulus
 * @property {'random' | 'degenerate'} partition
 * @property {import('./cases.mjs').Kernel} kernel
 */

/**
 * Writes x + y mod p under a partition: train, test and labels as .npy, all else as problem.json.
 * @param {string} directory
 * @param {ProblemOptions} options
 * @returns {Promise<import('./operations.mjs').Size>}
 */
export async function writeProblem(directory, { modulus, partition, kernel }) {
  const task = modularTask({ operation: "x+y", modulus });
  const { train, test } =
    partition === "random"
      ? randomPartition(task, { trainFraction: 0.5, seed: 1 })
      : degeneratePartition(task, { reflections: ["0"] });
  mkdirSync(directory, { recursive: true });
  const write = (/** @type {string} */ name, /** @type {Int32Array} */ data, /** @type {number[]} */ shape) =>
    writeNpyFile(path.join(directory, `${name}.npy`), { shape, data });
  const [n, m] = [train.length / 2, test.length / 2];
  await write("train", train, [n, 2]);
  await write("test", test, [m, 2]);
  await write("train-labels", trainingLabels(task, train), [n]);
  await write("test-labels", trainingLabels(task, test), [m]);
  const problem = {
    operandSizes: [modulus, modulus],
    classes: modulus,
    kernel,
    ridge: 0,
    power: 0.5,
    centering: true,
  };
  writeFileSync(path.join(directory, "problem.json"), `${JSON.stringify(problem)}\n`);
  return { n, m, c: modulus, d: 2 * modulus };
}
