import { spawn } from "node:child_process";
import path from "node:path";
import { fileURLToPath } from "node:url";

export interface ChildResult {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface ChildOptions {
  /** Additional environment variables; undefined removes one. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly cwd?: string;
  /** A program and its arguments that run Node, such as `prlimit`. */
  readonly under?: readonly string[];
  /** Milliseconds before killing a child that hangs (default two minutes). */
  readonly limit?: number;
}

const root = fileURLToPath(new URL("../../", import.meta.url));

/** Directory of the tests compiled by `npm test`; undefined under tsx. */
const bundles = process.env.AGOP_TEST_BUNDLES;

/**
 * Node's arguments for a TypeScript program: under `npm test` programs of this project are already compiled.
 */
function nodeArguments(file: string): readonly string[] {
  const name = path.relative(root, file);
  if (bundles === undefined || name.startsWith("..")) return ["--import", "tsx", file];
  return [path.join(bundles, name.replace(/\.ts$/, ".js"))];
}

/** Runs a TypeScript program in a child process, where a crash is an exit status. */
export function runChild(
  program: string | URL,
  args: readonly string[] = [],
  options: ChildOptions = {},
): Promise<ChildResult> {
  const { env = {}, cwd = root, under = [], limit = 120_000 } = options;
  const file = program instanceof URL ? fileURLToPath(program) : program;
  return new Promise((resolve, reject) => {
    const command = [...under, process.execPath, "--expose-gc", ...nodeArguments(file), ...args];
    const child = spawn(command[0], command.slice(1), {
      cwd,
      env: { ...process.env, ...env },
      timeout: limit,
      killSignal: "SIGKILL",
      stdio: ["ignore", "pipe", "pipe"],
    });
    let stdout = "";
    let stderr = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      stdout += text;
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      stderr += text;
    });
    child.on("error", reject);
    child.on("close", (code, signal) => resolve({ code, signal, stdout, stderr }));
  });
}

/** @throws Error with the child's output on any other exit status. */
export function expectExit(result: ChildResult, code: number): string {
  if (result.code === code) return result.stdout;
  throw new Error(
    `the child ended with ${result.signal ?? result.code} instead of ${code}: ${result.stdout}${result.stderr}`,
  );
}
