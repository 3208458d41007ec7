import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

const mainModule = new URL("../../dist/cli/main.js", import.meta.url);
const main = fileURLToPath(mainModule);

/** Result of a command of the built CLI. */
export interface CliResult {
  /** Exit status; null after a signal. */
  readonly status: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
  /** Wall-clock time from start to end. */
  readonly seconds: number;
}

/** A running command. */
export interface RunningCli {
  readonly child: ChildProcess;
  readonly result: Promise<CliResult>;
  /** Resolves as soon as standard error has this many complete lines, or the command ends. */
  stderrLines(count: number): Promise<void>;
}

export interface CliOptions {
  readonly cwd?: string;
  /** Additional environment variables. */
  readonly env?: Readonly<Record<string, string>>;
  /** Seconds before it is killed (default 120). */
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
  // Wait for "close", not "exit": only then all output has arrived.
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

let calls = 0;
let last: Promise<unknown> = Promise.resolve();

/**
 * Runs `agop` with these arguments inside this process, one command after another. Saves a quarter of a
 * second each, for tests that need no process.
 */
export function agopHere(args: readonly string[], { cwd }: Pick<CliOptions, "cwd"> = {}): Promise<CliResult> {
  const result = last.then(() => callMain(args, cwd));
  last = result.catch(() => undefined);
  return result;
}

async function callMain(args: readonly string[], cwd: string = process.cwd()): Promise<CliResult> {
  const { argv, stdout, stderr } = process;
  const before = process.cwd();
  const said = [stdout, stderr].map((stream) => captured(stream));
  const start = performance.now();
  process.argv = [argv[0], main, ...args];
  process.chdir(cwd);
  try {
    // The module runs the command on loading; a new query loads it again, but not its imports.
    await import(`${mainModule.href}?call=${calls++}`);
    const seconds = (performance.now() - start) / 1000;
    const status = Number(process.exitCode ?? 0);
    return { status, signal: null, stdout: said[0].text(), stderr: said[1].text(), seconds };
  } finally {
    for (const { release } of said) release();
    process.argv = argv;
    process.exitCode = undefined;
    process.chdir(before);
  }
}

/** Captures the output to a stream of this process until released. */
function captured(stream: NodeJS.WriteStream): { readonly text: () => string; readonly release: () => void } {
  const { write, isTTY } = stream;
  let text = "";
  // Every command adds its own error listener.
  stream.setMaxListeners(0);
  stream.isTTY = false;
  stream.write = (chunk: Uint8Array | string, ...rest: readonly unknown[]): boolean => {
    text += typeof chunk === "string" ? chunk : Buffer.from(chunk).toString();
    const done = rest.at(-1);
    if (typeof done === "function") done();
    return true;
  };
  return { text: () => text, release: () => Object.assign(stream, { write, isTTY }) };
}
