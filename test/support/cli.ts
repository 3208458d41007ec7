import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

const main = fileURLToPath(new URL("../../dist/cli/main.js", import.meta.url));

/** How a command of the built CLI ended. */
export interface CliResult {
  /** Exit status; null where a signal ended it. */
  readonly status: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
  /** Wall clock time from start to end. */
  readonly seconds: number;
}

/** A command that is under way. */
export interface RunningCli {
  readonly child: ChildProcess;
  readonly result: Promise<CliResult>;
  /** Resolves as soon as standard error holds this many complete lines, or the command has ended. */
  stderrLines(count: number): Promise<void>;
}

export interface CliOptions {
  readonly cwd?: string;
  /** Environment variables on top of ours. */
  readonly env?: Readonly<Record<string, string>>;
  /** Seconds after which it is killed (default 120). */
  readonly limit?: number;
}

/** Starts `agop` with these arguments. */
export function startAgop(
  args: readonly string[],
  { cwd, env = {}, limit = 120 }: CliOptions = {},
): RunningCli {
  const start = performance.now();
  const child = spawn(process.execPath, [main, ...args], {
    cwd,
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe"],
    timeout: limit * 1000,
    killSignal: "SIGKILL",
  });
  let stdout = "";
  let stderr = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    stderr += text;
  });
  // "close" and not "exit": only then everything written has arrived.
  const result = once(child, "close").then(([status, signal]): CliResult => {
    return { status, signal, stdout, stderr, seconds: (performance.now() - start) / 1000 };
  });
  const stderrLines = async (count: number): Promise<void> => {
    let ended = false;
    result.finally(() => {
      ended = true;
    });
    while (!ended && stderr.split("\n").length - 1 < count) {
      await Promise.race([once(child.stderr, "data"), result]);
    }
  };
  return { child, result, stderrLines };
}

/** Runs `agop` with these arguments to its end. */
export function agop(args: readonly string[], options?: CliOptions): Promise<CliResult> {
  return startAgop(args, options).result;
}
