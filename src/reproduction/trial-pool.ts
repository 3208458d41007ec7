import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { AgopError, type AgopErrorCode } from "../errors.ts";
import type { ExperimentSize, TrialResult } from "./experiment.ts";

/** A trial by name: what a process needs to know to do it. */
export interface TrialRequest {
  readonly experiment: string;
  readonly row: string;
  readonly seed: number;
  readonly size: ExperimentSize;
}

/** What a trial process sends back. */
export type TrialAnswer =
  | { readonly result: TrialResult }
  | { readonly error: Pick<AgopError, "message"> & Partial<AgopError> };

/** Does trials, several at a time. */
export interface TrialPool {
  /** Trials that are done at once. */
  readonly size: number;
  /** @throws AgopError of the trial; Error where its process ended. */
  run(request: TrialRequest): Promise<TrialResult>;
  close(): void;
}

/**
 * Processes of their own for trials: single-threaded runs side by side do more per second than one run on all processors, and what
 * is not parallel in one keeps no processor idle.
 * @param script Runs `serveTrials`. @param args Its arguments.
 */
export function processPool(script: URL, args: readonly string[], size: number): TrialPool {
  const idle: ChildProcess[] = [];
  const all = new Set<ChildProcess>();
  const start = (): ChildProcess => {
    const child = fork(script, args, { stdio: ["ignore", "inherit", "inherit", "ipc"] });
    all.add(child);
    child.once("exit", () => {
      all.delete(child);
      const place = idle.indexOf(child);
      if (place >= 0) idle.splice(place, 1);
    });
    return child;
  };
  return {
    size,
    run: async (request) => {
      const child = idle.pop() ?? start();
      child.send(request);
      const answer = await nextAnswer(child);
      idle.push(child);
      if ("result" in answer) return answer.result;
      throw revived(answer.error);
    },
    close: () => {
      for (const child of all) child.kill("SIGTERM");
    },
  };
}

async function nextAnswer(child: ChildProcess): Promise<TrialAnswer> {
  const ended = new AbortController();
  const exit = once(child, "exit", { signal: ended.signal }).then(([status, signal]): never => {
    throw new Error(`a trial's process ended with ${signal ?? `status ${status}`}`);
  });
  try {
    const [answer]: TrialAnswer[] = await Promise.race([
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
  accepted,
}: { readonly message: string } & Partial<AgopError>): Error {
  return argument === undefined || given === undefined || accepted === undefined
    ? new Error(message)
    : new AgopError(code as AgopErrorCode, { argument, given, accepted });
}
