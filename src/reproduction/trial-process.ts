// Process of a reproduction; takes its directory as argument and does one trial at a time on one thread.
import { writeFile } from "node:fs/promises";
import path from "node:path";
import type { Backend } from "../backend/backend.ts";
import { createBackend } from "../backend/create-backend.ts";
import { serveRequests } from "../system/serve-requests.ts";
import { doTrial, type TrialRequest } from "./do-trial.ts";

const [directory] = process.argv.slice(2);
const keep = (file: string, content: string | Uint8Array) => writeFile(path.join(directory, file), content);
let backend: Backend | undefined;

serveRequests((request: TrialRequest, onProgress) => {
  // Create the backend here, so that a failure is reported as an answer.
  backend ??= createBackend({ threads: 1 });
  return doTrial({ backend, control: { onProgress }, keep }, request);
});
