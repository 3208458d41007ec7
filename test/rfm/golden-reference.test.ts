import { test } from "uvu";
import { createBackend } from "../../src/backend/create-backend.ts";
import { goldenNames } from "../support/golden.ts";
import { repeatGoldenRun } from "../support/golden-run.ts";

const backend = createBackend({ name: "reference" });

for (const name of goldenNames) test(name, () => repeatGoldenRun(name, backend));

test.run();
