import { AgopError } from "../errors.ts";
import { type ProcessAnswer, type ProcessProgress, started } from "./process-pool.ts";

/** Milliseconds between two reports of progress. */
const interval = 200;

/**
 * Answers the requests that arrive as messages, one at a time, in a process of a `processPool`; ends with its parent.
 * @param answer May tell the parent the part that is done, as often as it likes.
 */
export function serveRequests<Request, Result>(
  answer: (request: Request, onProgress: (fraction: number) => void) => Promise<Result>,
): void {
  let told = Number.NEGATIVE_INFINITY;
  const onProgress = (progress: number) => {
    if (performance.now() - told < interval) return;
    told = performance.now();
    process.send?.({ progress } satisfies ProcessProgress);
  };
  process.on("message", (request: Request) => {
    settled((given: Request) => answer(given, onProgress), request).then((result) => process.send?.(result));
  });
  process.on("disconnect", () => process.exit());
  // Ctrl-C and a closed terminal reach all processes of a group, and so may SIGTERM: it is for the parent to
  // say when to stop, which it does by SIGKILL.
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => {});
  process.send?.(started);
}

async function settled<Request, Result>(
  answer: (request: Request) => Promise<Result>,
  request: Request,
): Promise<ProcessAnswer<Result>> {
  try {
    return { result: await answer(request) };
  } catch (error) {
    if (!(error instanceof AgopError)) {
      const code = systemCode(error);
      const message = error instanceof Error ? error.message : String(error);
      return { error: { message, ...(code === undefined ? {} : { code }) } };
    }
    const { message, code, argument, given, problem, accepted } = error;
    return {
      error: { message, code, argument, given, ...(problem === undefined ? {} : { problem }), accepted },
    };
  }
}

/** Code of a system error or of its cause, such as ENOSPC. */
function systemCode(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  return "code" in error && typeof error.code === "string" ? error.code : systemCode(error.cause);
}
