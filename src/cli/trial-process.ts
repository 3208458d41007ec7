// A process of `agop reproduce`: node trial-process.js DIRECTORY THREADS
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { createBackend } from "../backend/create-backend.ts";
import { serveTrials } from "../reproduction/serve-trials.ts";

const [directory, threads] = process.argv.slice(2);
serveTrials({
  backend: createBackend({ threads: Number(threads) }),
  control: {},
  keep: (file, content) => writeFile(path.join(directory, file), content),
});
