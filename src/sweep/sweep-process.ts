// A process of a sweep: one run at a time, one thread.
import { createBackend } from "../backend/create-backend.ts";
import { serveRequests } from "../process/serve-requests.ts";
import { type SweepRunRequest, sweepRun } from "./sweep-run.ts";

const backend = createBackend({ threads: 1 });
serveRequests((request: SweepRunRequest) => sweepRun(request, backend));
