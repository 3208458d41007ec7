import { AgopError } from "../errors.ts";
import type { ProcessAnswer } from "./process-pool.ts";

/** Answers requests from messages, one at a time, in a process of a `processPool`; exits with its parent. */
export function serveRequests<Request, Result>(answer: (request: Request) => Promise<Result>): void {
  process.on("message", (request: Request) => {
    settled(answer, request).then((result) => process.send?.(result));
  });
  process.on("disconnect", () => process.exit());
  // Ignore Ctrl-C: it reaches all processes of a terminal, and the parent decides when to stop.
  process.on("SIGINT", () => {});
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
