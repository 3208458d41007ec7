// npm run bench: how fast agop is, against Python RFM, against raw BLAS and against itself at other sizes.
// Does not load the addon: all timed code runs in separate processes.
import path from "node:path";
import { root } from "../scripts/paths.mjs";
import { parseOptions, UsageError, usage } from "./options.mjs";
import { isCheckout, prepare } from "./prepare.mjs";
import { say } from "./progress.mjs";

/** @param {import('./options.mjs').Options} options */
function outDirectory({ out, quick }) {
  if (out) return path.resolve(out);
  if (!isCheckout) return path.resolve("agop-bench");
  return path.join(root, "bench", "results", ...(quick ? ["quick"] : []));
}

/** @param {import('./options.mjs').Options} options @returns {Promise<number>} exit status */
async function bench(options) {
  if (!(await prepare())) {
    console.error("agop bench: the native backend is not there; nothing else is worth timing.");
    return 1;
  }
  // Import late: in a clean checkout these modules need the fresh build.
  const { describeMachine, machineLine } = await import("./machine.mjs");
  const { publish } = await import("./results.mjs");
  const { quick, only, threads, upstream } = options;
  const directory = outDirectory(options);
  const machine = await describeMachine();
  if (machine.load > machine.processors / 4)
    say(`the machine is busy (load ${machine.load.toFixed(1)}): times will be too long, and ratios unfair`);
  const threadCounts = quick ? [threads] : [...new Set([threads, 1])];
  const threadText = `threads ${threadCounts.join(" and ")}`;
  let status = 0;

  if (only.includes("python")) {
    const { findPython } = await import("./python-environment.mjs");
    say("looking for Python with NumPy and PyTorch, or making an environment");
    const environment = await findPython({ create: true });
    if (environment.python === undefined) {
      process.stdout.write(`The Python tables are left out: ${environment.reason}.\n\n`);
    } else {
      const { againstPython } = await import("./against-python.mjs");
      const { python, how } = environment;
      const outcome = await againstPython({ python, threads, quick, ...(upstream ? { upstream } : {}) });
      const { results, versions, agrees, tables } = outcome;
      const line = machineLine(machine, `threads ${threads}`, versions);
      publish(
        directory,
        { name: "python", tables, numbers: { machine, versions, how, threads, results } },
        line,
      );
      if (!agrees) status = 1;
    }
  }
  if (only.includes("kernels")) {
    const { buildCoreBench } = await import("./core-bench.mjs");
    const { kernels } = await import("./kernels.mjs");
    const { efficiency } = await import("./efficiency.mjs");
    const built = await buildCoreBench();
    if (built.ok) {
      const { reports, tables } = await kernels({ core: machine.blas.core, threadCounts, quick });
      publish(
        directory,
        { name: "kernels", tables, numbers: { machine, reports } },
        machineLine(machine, threadText),
      );
    } else {
      console.error(
        `${built.output?.trimEnd()}\nagop bench: the kernel tables are left out: ${built.detail}`,
      );
      status = 1;
    }
    const { results, tables } = await efficiency({ threadCounts, quick });
    publish(
      directory,
      { name: "efficiency", tables, numbers: { machine, results } },
      machineLine(machine, threadText),
    );
  }
  if (only.includes("scaling")) {
    const { scaling } = await import("./scaling.mjs");
    const { points, fits, tables } = await scaling({ threadCounts, quick });
    publish(
      directory,
      { name: "scaling", tables, numbers: { machine, points, fits } },
      machineLine(machine, threadText),
    );
  }
  if (only.includes("sustained")) {
    const { sustained } = await import("./sustained.mjs");
    const { numbers, tables } = await sustained({ threads, quick });
    publish(
      directory,
      { name: "sustained", tables, numbers: { machine, ...numbers } },
      machineLine(machine, `threads ${threads}`),
    );
  }
  if (only.includes("sweeps")) {
    const { findPython } = await import("./python-environment.mjs");
    const { python } = await findPython({ create: true });
    const { sweeps } = await import("./sweeps.mjs");
    const { numbers, tables } = await sweeps({ python, quick, ...(upstream ? { upstream } : {}) });
    publish(
      directory,
      { name: "sweeps", tables, numbers: { machine, ...numbers } },
      machineLine(machine, "one thread a process"),
    );
  }
  say(`done; tables and numbers are in ${path.relative(process.cwd(), directory) || "."}`);
  return status;
}

try {
  const options = parseOptions(process.argv.slice(2));
  if (options === "help") process.stdout.write(usage);
  else process.exitCode = await bench(options);
} catch (error) {
  console.error(`agop bench: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = error instanceof UsageError ? 2 : 1;
}
