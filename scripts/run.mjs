// Runs a command to its end and collects its output.
import { spawn } from "node:child_process";
import { root } from "./paths.mjs";

/**
 * @typedef {object} RunOptions
 * @property {string} [cwd] default: the package
 * @property {NodeJS.ProcessEnv} [env] variables added to the environment of this process
 * @property {number} [limit] seconds before killing the command and its children; default: none
 * @property {boolean} [show] also pass the output through; default: only collect it
 */

/**
 * @typedef {object} RunResult
 * @property {boolean} ok exit status 0, in time
 * @property {number | null} code
 * @property {NodeJS.Signals | null} signal
 * @property {boolean} timedOut
 * @property {string} output standard output and standard error, interleaved
 * @property {string} stdout standard output alone
 * @property {number} seconds
 */

/** Process groups of running commands; they end with this process. @type {Set<number>} */
const groups = new Set();

/** @param {number} pid */
function killGroup(pid) {
  try {
    process.kill(-pid, "SIGKILL");
  } catch {
    // Already gone.
  }
}

process.on("exit", () => groups.forEach(killGroup));

// Exit on a signal while a command runs: the 'exit' handler then ends the command.
const signals = /** @type {const} */ ({ SIGINT: 130, SIGTERM: 143, SIGHUP: 129 });
const onSignal = (/** @type {NodeJS.Signals} */ name) =>
  process.exit(signals[/** @type {'SIGINT'} */ (name)]);

/** @param {number | undefined} pid */
function enter(pid) {
  if (pid === undefined) return;
  if (groups.size === 0) for (const name of Object.keys(signals)) process.on(name, onSignal);
  groups.add(pid);
}

/** @param {number | undefined} pid */
function leave(pid) {
  if (pid === undefined || !groups.delete(pid)) return;
  if (groups.size === 0) for (const name of Object.keys(signals)) process.off(name, onSignal);
}

/**
 * Never throws: a command that cannot start is a failed result too.
 * @param {string} command
 * @param {string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<RunResult>}
 */
export function run(command, args, options = {}) {
  const start = performance.now();
  return new Promise((resolve) => {
    // Start a new process group: the time limit then also ends the children.
    const child = spawn(command, args, {
      cwd: options.cwd ?? root,
      env: { ...process.env, ...options.env },
      stdio: ["ignore", "pipe", "pipe"],
      detached: true,
    });
    enter(child.pid);
    let output = "";
    let stdout = "";
    let timedOut = false;
    child.stdout.setEncoding("utf8").on("data", (/** @type {string} */ text) => {
      output += text;
      stdout += text;
      if (options.show) process.stdout.write(text);
    });
    child.stderr.setEncoding("utf8").on("data", (/** @type {string} */ text) => {
      output += text;
      if (options.show) process.stderr.write(text);
    });
    const timer =
      options.limit === undefined
        ? undefined
        : setTimeout(() => {
            timedOut = true;
            if (child.pid !== undefined) killGroup(child.pid);
          }, options.limit * 1000);

    /** @param {number | null} code @param {NodeJS.Signals | null} signal */
    const finish = (code, signal) => {
      clearTimeout(timer);
      leave(child.pid);
      const seconds = (performance.now() - start) / 1000;
      resolve({ ok: code === 0 && !timedOut, code, signal, timedOut, output, stdout, seconds });
    };
    child.on("error", (error) => {
      output += `${error.message}\n`;
      finish(null, null);
    });
    // Do not wait for 'close': a grandchild may outlive the command and keep its pipes open.
    child.on("exit", (code, signal) => {
      const settle = () => {
        if (child.pid !== undefined) killGroup(child.pid);
        child.stdout.destroy();
        child.stderr.destroy();
        finish(code, signal);
      };
      const patience = setTimeout(settle, 2000);
      child.on("close", () => {
        clearTimeout(patience);
        finish(code, signal);
      });
    });
  });
}

/** Describes the end of a run in words. @param {RunResult} result */
export function ending(result) {
  if (result.timedOut) return `ran out of time after ${result.seconds.toFixed(0)} s`;
  if (result.signal) return `killed by ${result.signal}`;
  if (result.code === null) return "could not be started";
  return `exit status ${result.code}`;
}
