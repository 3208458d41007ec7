import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { AgopError, type AgopErrorCode } from "../errors.ts";
import { allowedProcessors } from "./processors.ts";

/** What a process sends when it has started, before it takes its first request. */
export const started = { started: true } as const;

/** What a process says of its work before it answers. */
export interface ProcessProgress {
  /** The part that is done. */
  readonly progress: number;
}

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
  run(request: Request, onProgress?: (fraction: number) => void): Promise<Result>;
  /** Terminates all processes, including busy ones. */
  close(): void;
}

/** A process of a pool was killed or crashed before its answer. */
export class ProcessEnded extends Error {
  override readonly name = "ProcessEnded";

  /** @param reason Why it was killed, such as ", as ..."; default nothing is known. */
  constructor(status: number | null, signal: string | null, reason = "") {
    super(`the process ended with ${signal ?? `status ${status}`}${reason}`);
  }
}

/** A request was taken back, as its process had not started yet when the end was asked for. */
export class NotStarted extends Error {
  override readonly name = "NotStarted";
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
  /** Asked while a process starts; true takes its request back. */
  readonly isEnding?: (() => boolean) | undefined;
  /**
   * Milliseconds after which a process that has not started is killed, and counts as one that crashed: where
   * no more threads may be started, Node hangs. Default one minute.
   */
  readonly startLimit?: number;
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
  isEnding,
  startLimit = 60_000,
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
    // They do not hear anything less.
    for (const child of all) child.kill("SIGKILL");
  };
  signal?.addEventListener("abort", close);
  if (signal?.aborted === true) close();
  return {
    size,
    run: async (request, onProgress) => {
      if (isClosed) throw aborted();
      const waiting = idle.pop();
      const child = waiting ?? start();
      const failure = (error: unknown): unknown => {
        if (isClosed) return aborted();
        // One that was started and cannot be reached has ended, or does so now.
        const isKnown = error instanceof ProcessEnded || error instanceof NotStarted;
        return child.pid === undefined || isKnown ? error : new ProcessEnded(null, "SIGKILL");
      };
      let answered: ProcessAnswer<Result>;
      try {
        if (waiting === undefined) await untilStarted(child, startLimit, isEnding);
        const answer = nextMessage<ProcessAnswer<Result>>(child, onProgress);
        // Without a channel it has ended, which the answer tells.
        if (child.connected) child.send(request);
        answered = await answer;
      } catch (error) {
        throw failure(error);
      }
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

/**
 * Waits until a process tells that it has started, and kills it where that takes too long.
 * @throws ProcessEnded; NotStarted where the end is asked for before; the error of the system.
 */
async function untilStarted(
  child: ChildProcess,
  limit: number,
  isEnding: (() => boolean) | undefined,
): Promise<void> {
  const end = performance.now() + limit;
  let reason: Error | undefined;
  const look = setInterval(() => {
    if (isEnding?.() === true)
      reason = new NotStarted("the end was asked for before the process had started");
    else if (performance.now() >= end)
      reason = new ProcessEnded(null, "SIGKILL", `, as it had not started within ${limit / 1000} s`);
    if (reason !== undefined) child.kill("SIGKILL");
  }, lookInterval);
  try {
    await nextMessage(child);
  } catch (error) {
    throw reason ?? error;
  } finally {
    clearInterval(look);
  }
}

/** Milliseconds. */
const lookInterval = 100;

/** The next message that is no progress. @throws ProcessEnded. */
async function nextMessage<Message extends object>(
  child: ChildProcess,
  onProgress?: (fraction: number) => void,
): Promise<Message> {
  const ended = new AbortController();
  const exit = once(child, "exit", { signal: ended.signal }).then(([status, signal]): never => {
    throw new ProcessEnded(status, signal);
  });
  let onMessage = (_: Message | ProcessProgress): void => {};
  const answered = new Promise<Message>((resolve) => {
    onMessage = (message) => {
      if ("progress" in message) onProgress?.(message.progress);
      else resolve(message);
    };
  });
  child.on("message", onMessage);
  try {
    return await Promise.race([answered, exit]);
  } finally {
    child.off("message", onMessage);
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
