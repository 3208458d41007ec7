// npm run bench: how fast agop is, against Python RFM, against raw BLAS and against itself at other sizes.
// Does not load the addon: all timed code runs in separate processes.
import path from "node:path";
import { root } from "../scripts/paths.mjs";
import { parseOptions, sections, UsageError, usage } from "./options.mjs";
import { isCheckout, prepare } from "./prepare.mjs";
import { say } from "./progress.mjs";

/** @param {import('./options.mjs').Options} options */
function outDirectory({ out, quick }) {
  if (out) return path.resolve(out);
  if (!isCheckout) return path.resolve("agop-bench");
  return path.join(root, "bench", "results", ...(quick ? ["quick"] : []));
}

/**
 * @typedef {object} Context input of a suite
 * @property {import('./options.mjs').Options} options
 * @property {Awaited<ReturnType<typeof import('./machine.mjs').describeMachine>>} machine
 * @property {number[]} threadCounts
 * @property {(result: import('./results.mjs').Section, line: string) => void} publish prints and writes
 * tables
 * @property {(threads: string, python?: Record<string, any>) => string} machineLine
 */

/**
 * The suite of each section of the command line; returns success. Suites import their modules late: in a
 * clean checkout these need the fresh build.
 * @type {Record<import('./options.mjs').Section, (context: Context) => Promise<boolean>>}
 */
const suites = {
  python: async ({ options: { quick, threads, upstream }, machine, publish, machineLine }) => {
    const { findPython } = await import("./python-environment.mjs");
    say("looking for Python with NumPy and PyTorch, or making an environment");
    const environment = await findPython({ create: true });
    if (environment.python === undefined) {
      process.stdout.write(`The Python tables are left out: ${environment.reason}.\n\n`);
      return true;
    }
    const { againstPython } = await import("./against-python.mjs");
    const { python, how } = environment;
    const outcome = await againstPython({ python, threads, quick, ...(upstream ? { upstream } : {}) });
    const { results, versions, agrees, tables } = outcome;
    const numbers = { machine, versions, how, threads, results };
    publish({ name: "python", tables, numbers }, machineLine(`threads ${threads}`, versions));
    return agrees;
  },
  kernels: async ({ options: { quick }, machine, threadCounts, publish, machineLine }) => {
    const { buildCoreBench } = await import("./core-bench.mjs");
    const { kernels } = await import("./kernels.mjs");
    const { efficiency } = await import("./efficiency.mjs");
    const line = machineLine(threadText(threadCounts));
    const built = await buildCoreBench();
    if (built.ok) {
      const { reports, tables } = await kernels({ core: machine.blas.core, threadCounts, quick });
      publish({ name: "kernels", tables, numbers: { machine, reports } }, line);
    } else {
      console.error(
        `${built.output?.trimEnd()}\nagop bench: the kernel tables are left out: ${built.detail}`,
      );
    }
    const { results, tables } = await efficiency({ threadCounts, quick });
    publish({ name: "efficiency", tables, numbers: { machine, results } }, line);
    return built.ok;
  },
  scaling: async ({ options: { quick }, machine, threadCounts, publish, machineLine }) => {
    const { scaling } = await import("./scaling.mjs");
    const { points, fits, tables } = await scaling({ threadCounts, quick });
    publish(
      { name: "scaling", tables, numbers: { machine, points, fits } },
      machineLine(threadText(threadCounts)),
    );
    return true;
  },
  sustained: async ({ options: { quick, threads }, machine, publish, machineLine }) => {
    const { sustained } = await import("./sustained.mjs");
    const { numbers, tables } = await sustained({ threads, quick });
    publish(
      { name: "sustained", tables, numbers: { machine, ...numbers } },
      machineLine(`threads ${threads}`),
    );
    return true;
  },
  sweeps: async ({ options: { quick, upstream }, machine, publish, machineLine }) => {
    const { findPython } = await import("./python-environment.mjs");
    const { python } = await findPython({ create: true });
    const { sweeps } = await import("./sweeps.mjs");
    const { numbers, tables } = await sweeps({ python, quick, ...(upstream ? { upstream } : {}) });
    publish(
      { name: "sweeps", tables, numbers: { machine, ...numbers } },
      machineLine("one thread a process"),
    );
    return true;
  },
};

/** @param {number[]} counts */
function threadText(counts) {
  return `threads ${counts.join(" and ")}`;
}

/** @param {import('./options.mjs').Options} options @returns {Promise<number>} exit status */
async function bench(options) {
  if (!(await prepare())) {
    console.error("agop bench: the native backend is not there; nothing else is worth timing.");
    return 1;
  }
  const { describeMachine, machineLine } = await import("./machine.mjs");
  const { publish } = await import("./results.mjs");
  const { quick, only, threads } = options;
  const directory = outDirectory(options);
  const machine = await describeMachine();
  if (machine.load > machine.processors / 4)
    say(`the machine is busy (load ${machine.load.toFixed(1)}): times will be too long, and ratios unfair`);
  const context = {
    options,
    machine,
    threadCounts: quick ? [threads] : [...new Set([threads, 1])],
    /** @type {Context['publish']} */
    publish: (result, line) => publish(directory, result, line),
    /** @type {Context['machineLine']} */
    machineLine: (text, versions) => machineLine(machine, text, versions),
  };
  let isWell = true;
  for (const name of sections) {
    if (only.includes(name)) isWell = (await suites[name](context)) && isWell;
  }
  say(`done; tables and numbers are in ${path.relative(process.cwd(), directory) || "."}`);
  return isWell ? 0 : 1;
}

try {
  const options = parseOptions(process.argv.slice(2));
  if (options === "help") process.stdout.write(usage);
  else process.exitCode = await bench(options);
} catch (error) {
  console.error(`agop bench: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = error instanceof UsageError ? 2 : 1;
}
