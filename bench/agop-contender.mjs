// agop as a contender, in a process of its own: the same protocol as python/contender.py.
//   node bench/agop-contender.mjs PROBLEM_DIR OUT_DIR RUN_LENGTH THREADS
// Answers with one JSON object per line: first { versions, baselineMemoryBytes }, then one per command. {
// count } requests that many more iterations, { gemm: true } the rate of dgemm. Exits when its input ends.
import { readFileSync } from "node:fs";
import path from "node:path";
import { createInterface } from "node:readline";
import {
  createBackend,
  oneHotTargets,
  RecursiveFeatureMachine,
  readNpyFile,
  version,
  writeNpyFile,
} from "../dist/index.js";
import { comparedFeatures } from "./agreement.mjs";

const [problemDirectory, outDirectory, runLength, threads] = /** @type {[string, string, string, string]} */ (
  process.argv.slice(2)
);

/** Prefer /proc to process.resourceUsage(): on Linux the latter also counts the process before exec. */
function peakMemoryBytes() {
  try {
    const line = /^VmHWM:\s*(\d+) kB$/m.exec(readFileSync("/proc/self/status", "utf8"));
    if (line) return Number(line[1]) * 1024;
  } catch {
    // No /proc on this system.
  }
  return process.resourceUsage().maxRSS * 1024;
}

/** @param {object} content */
const answer = (content) => process.stdout.write(`${JSON.stringify(content)}\n`);

const options = JSON.parse(readFileSync(path.join(problemDirectory, "problem.json"), "utf8"));

/** @param {string} name @returns {Promise<Int32Array>} */
async function integers(name) {
  const { data } = await readNpyFile(path.join(problemDirectory, `${name}.npy`));
  if (data instanceof Int32Array) return data;
  throw new TypeError(`${name}.npy does not hold int32`);
}

/** @param {'train' | 'test'} side @returns {Promise<import('../dist/index.js').LabelledSamples>} */
const labelled = async (side) => ({
  samples: { encoding: "pairs", pairs: await integers(side), operandSizes: options.operandSizes },
  targets: oneHotTargets(await integers(`${side}-labels`), options.classes),
});

const backend = createBackend({ name: "native", threads: Number(threads) });
const problem = { train: await labelled("train"), test: await labelled("test"), classes: options.classes };
answer({
  versions: { agop: version, node: process.version, blas: backend.blas() },
  baselineMemoryBytes: peakMemoryBytes(),
});

/** Yields runs from M = I, one after another, endlessly. */
async function* iterations() {
  const { kernel, ridge, power, centering } = options;
  for (;;) {
    const machine = new RecursiveFeatureMachine({
      backend,
      kernel,
      ridge,
      power,
      centering,
      iterations: Number(runLength),
    });
    yield* machine.iterate(problem);
    machine.dispose();
  }
}

/** The rate of a large dgemm; only the native backend measures it. @returns {Promise<number>} */
const measureGemm = () =>
  /** @type {{ measureGemm: () => Promise<number> }} */ (/** @type {unknown} */ (backend)).measureGemm();

const saved = new Set();
const run = iterations();
for await (const line of createInterface({ input: process.stdin })) {
  const command = JSON.parse(line);
  if (command.gemm) {
    answer({ gflops: await measureGemm() });
    continue;
  }
  const records = [];
  for (let k = 0; k < command.count; k++) {
    const record = (await run.next()).value;
    if (!record) throw new Error("the run ended");
    const { iteration, features } = record;
    if (comparedFeatures.includes(iteration) && !saved.has(iteration)) {
      saved.add(iteration);
      const shape = [Math.sqrt(features.length), Math.sqrt(features.length)];
      await writeNpyFile(path.join(outDirectory, `features-${iteration}.npy`), { shape, data: features });
    }
    const { seconds, trainLoss, trainAccuracy, testLoss, testAccuracy, solver } = record;
    records.push({ iteration, seconds, trainLoss, trainAccuracy, testLoss, testAccuracy, solver });
  }
  answer({ records, peakMemoryBytes: peakMemoryBytes() });
}
