import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { AgopError, type AgopErrorCode } from "../errors.ts";
import { allowedProcessors } from "./processors.ts";

/** Answer of a process to a request. */
export type ProcessAnswer<Result> =
  | { readonly result: Result }
  | {
      readonly error: { readonly message: string; readonly code?: string } & Partial<Omit<AgopError, "code">>;
    };

/** Answers several requests at a time, each in its own process. */
export interface ProcessPool<Request, Result> {
  /** Number of concurrent requests. */
  readonly size: number;
  /**
   * @throws AgopError or Error from the process; a system error if the process cannot start; ProcessEnded if
   * it ends without an answer; AgopError ABORTED after `close`.
   */
  run(request: Request): Promise<Result>;
  /** Terminates all processes, including busy ones. */
  close(): void;
}

/** A process of a pool was killed or crashed before its answer. */
export class ProcessEnded extends Error {
  override readonly name = "ProcessEnded";

  constructor(status: number | null, signal: NodeJS.Signals | null) {
    super(`the process ended with ${signal ?? `status ${status}`}`);
  }
}

export interface ProcessPoolOptions {
  /** Module to run; it calls `serveRequests`. */
  readonly script: URL;
  /** Its arguments. */
  readonly args: readonly string[];
  /** Number of concurrent requests. */
  readonly size: number;
  /** Pin each process to its own processor if there are enough; default false. */
  readonly isPinned?: boolean;
  /** Closes the pool on abort; default never. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * A script for `processPool`.
 * @param url `import.meta.url` of the caller.
 * @param name Name of the module beside it, without extension: .ts in development, .js in dist.
 */
export function scriptBeside(url: string, name: string): URL {
  return new URL(`./${name}${path.extname(new URL(url).pathname)}`, url);
}

/**
 * Runs single-threaded processes side by side: they do more runs per second than one run on all processors,
 * because serial parts leave no processor idle. Starts processes on demand and restarts those that end.
 */
export function processPool<Request extends object, Result>({
  script,
  args,
  size,
  isPinned = false,
  signal,
}: ProcessPoolOptions): ProcessPool<Request, Result> {
  // Do not pin fewer processes than processors: two pools would share the first processors.
  const allowed = isPinned ? allowedProcessors() : undefined;
  const free = allowed?.length === size ? [...allowed] : [];
  const idle: ChildProcess[] = [];
  const all = new Set<ChildProcess>();
  let isClosed = false;
  const start = (): ChildProcess => {
    // Set the variable before the start: BLAS reads it on loading.
    const env = { ...process.env, OPENBLAS_NUM_THREADS: "1" };
    const processor = free.shift();
    const child = fork(script, args, {
      stdio: ["ignore", "inherit", "inherit", "ipc"],
      env,
      ...(processor === undefined ? {} : onProcessor(processor)),
    });
    all.add(child);
    const forget = () => {
      if (!all.has(child)) return;
      if (processor !== undefined) free.push(processor);
      all.delete(child);
      const place = idle.indexOf(child);
      if (place >= 0) idle.splice(place, 1);
    };
    child.once("exit", forget);
    // Also handle "error": a process that fails to start never exits, and an unreachable process is useless.
    child.on("error", () => {
      child.kill("SIGKILL");
      forget();
    });
    return child;
  };
  const close = () => {
    isClosed = true;
    signal?.removeEventListener("abort", close);
    for (const child of all) child.kill("SIGTERM");
  };
  signal?.addEventListener("abort", close);
  if (signal?.aborted === true) close();
  return {
    size,
    run: async (request) => {
      if (isClosed) throw aborted();
      const child = idle.pop() ?? start();
      const answer = nextAnswer<Result>(child);
      // A process that failed to start has no channel either; the answer reports it.
      if (child.connected) child.send(request);
      const answered = await answer.catch((error: unknown) => {
        if (isClosed) throw aborted();
        // A process that started but is unreachable has ended, or is killed now.
        throw child.pid === undefined || error instanceof ProcessEnded
          ? error
          : new ProcessEnded(null, "SIGKILL");
      });
      idle.push(child);
      if ("result" in answered) return answered.result;
      throw revived(answered.error);
    },
    close,
  };
}

/** Pins a process: on one processor Node's own threads hand over without waking a second processor. */
function onProcessor(processor: number): { readonly execPath: string; readonly execArgv: string[] } {
  const execArgv = ["--cpu-list", String(processor), process.execPath, ...process.execArgv];
  return { execPath: "taskset", execArgv };
}

function aborted(): AgopError {
  return new AgopError("ABORTED", {
    argument: "pool",
    given: "a pool of processes that was closed",
    accepted: "requests before it was closed",
  });
}

async function nextAnswer<Result>(child: ChildProcess): Promise<ProcessAnswer<Result>> {
  const ended = new AbortController();
  const exit = once(child, "exit", { signal: ended.signal }).then(([status, signal]): never => {
    throw new ProcessEnded(status, signal);
  });
  try {
    const [answer]: ProcessAnswer<Result>[] = await Promise.race([
      once(child, "message", { signal: ended.signal }),
      exit,
    ]);
    return answer;
  } finally {
    exit.catch(() => undefined);
    ended.abort();
  }
}

function revived({
  message,
  code,
  argument,
  given,
  problem,
  accepted,
}: { readonly message: string; readonly code?: string } & Partial<Omit<AgopError, "code">>): Error {
  if (argument !== undefined && given !== undefined && accepted !== undefined)
    return new AgopError(code as AgopErrorCode, {
      argument,
      accepted,
      ...(problem === undefined ? { given } : { problem }),
    });
  return code === undefined ? new Error(message) : Object.assign(new Error(message), { code });
}
