// A process of `agop reproduce`: node trial-process.js DIRECTORY
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { createBackend } from "../backend/create-backend.ts";
import { serveRequests } from "../system/serve-requests.ts";
import { doTrial } from "./do-trial.ts";
import type { TrialRequest } from "./trial-request.ts";

const [directory] = process.argv.slice(2);
const laboratory = {
  backend: createBackend({ threads: 1 }),
  control: {},
  keep: (file: string, content: string | Uint8Array) => writeFile(path.join(directory, file), content),
};
serveRequests((request: TrialRequest) => doTrial(laboratory, request));
