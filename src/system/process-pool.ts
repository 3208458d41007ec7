import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { AgopError, type AgopErrorCode } from "../errors.ts";
import { allowedProcessors } from "./processors.ts";

/** What a process sends back for a request. */
export type ProcessAnswer<Result> =
  | { readonly result: Result }
  | {
      readonly error: { readonly message: string; readonly code?: string } & Partial<Omit<AgopError, "code">>;
    };

/** Answers requests, several at a time, each in a process of its own. */
export interface ProcessPool<Request, Result> {
  /** Requests that are answered at once. */
  readonly size: number;
  /** @throws AgopError or Error as the process tells; the error of the system where it cannot be started; ProcessEnded where it ended without an answer; AgopError ABORTED after `close`. */
  run(request: Request): Promise<Result>;
  /** Ends all processes, also those that are at work. */
  close(): void;
}

/** A process of a pool ended before it had answered: it was killed, or it crashed. */
export class ProcessEnded extends Error {
  override readonly name = "ProcessEnded";

  constructor(status: number | null, signal: string | null) {
    super(`the process ended with ${signal ?? `status ${status}`}`);
  }
}

export interface ProcessPoolOptions {
  /** Module that calls `serveRequests`. */
  readonly script: URL;
  /** Its arguments. */
  readonly args: readonly string[];
  /** Requests that are answered at once. */
  readonly size: number;
  /** Keep each process on a processor of its own, where there is one for each; default false. */
  readonly isPinned?: boolean;
  /** Aborted, it closes the pool; default never. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * A script for `processPool`.
 * @param url `import.meta.url` of the caller.
 * @param name Of the module beside it, without its extension: the sources run as they are in development.
 */
export function scriptBeside(url: string, name: string): URL {
  return new URL(`./${name}${path.extname(new URL(url).pathname)}`, url);
}

/**
 * Single-threaded processes side by side: they do more runs per second than one run on all processors, and what is not parallel in one keeps
 * no processor idle. Processes are started when they are first needed, and again after one has ended.
 */
export function processPool<Request extends object, Result>({
  script,
  args,
  size,
  isPinned = false,
  signal,
}: ProcessPoolOptions): ProcessPool<Request, Result> {
  // Fewer processes than processors may move: two pools would otherwise share the first ones.
  const allowed = isPinned ? allowedProcessors() : undefined;
  const free = allowed?.length === size ? [...allowed] : [];
  const idle: ChildProcess[] = [];
  const all = new Set<ChildProcess>();
  let isClosed = false;
  const start = (): ChildProcess => {
    // BLAS reads its number of threads when it is loaded.
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
    // One that could not be started does not exit either; one that cannot be reached is of no use.
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
      // It has no channel either where it could not be started, which the answer tells.
      if (child.connected) child.send(request);
      const answered = await answer.catch((error: unknown) => {
        if (isClosed) throw aborted();
        // One that was started and cannot be reached has ended, or does so now.
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

/** Node waits for its own threads in turns: on one processor they hand over to one another without waking a second one. */
function onProcessor(processor: number): { readonly execPath: string; readonly execArgv: string[] } {
  const execArgv = ["--cpu-list", String(processor), process.execPath, ...process.execArgv];
  return { execPath: "taskset", execArgv };
}

function aborted(): AgopError {
  return new AgopError("ABORTED", {
    argument: "pool",
    given: "a pool of processes that was closed",
    accepted: "requests before that",
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
