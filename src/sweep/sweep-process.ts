// Process of a sweep: does one run at a time in one thread.
import type { Backend } from "../backend/backend.ts";
import { createBackend } from "../backend/create-backend.ts";
import { serveRequests } from "../system/serve-requests.ts";
import { type SweepRunRequest, sweepRun } from "./sweep-run.ts";

let backend: Backend | undefined;

serveRequests(async (request: SweepRunRequest) => {
  // Create the backend here, so that its failure is reported as an answer.
  backend ??= createBackend({ threads: 1 });
  return sweepRun(request, backend);
});
