// Pages of the runs of a sweep, and the links to them.
import { access, mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { createBackend } from "../../../../src/backend/create-backend.ts";
import { runPages } from "../../../../src/report/pages/sweep/run-pages.ts";
import { writeRunPages } from "../../../../src/report/pages/sweep/write-run-pages.ts";
import { prepareSweepDirectory, runDirectoryPath } from "../../../../src/sweep/sweep-directory.ts";
import { sweepRun } from "../../../../src/sweep/sweep-run.ts";
import { failsWith } from "../../../support/agop-error.ts";
import { sweepRecord } from "../../../support/sweep-records.ts";
import { inTempDirectory } from "../../../support/temp-directory.ts";

const parameters = { op: "x+y", modulus: 5, iterations: 2 };

test("every finished run with saved features gets a page", async () => {
  await inTempDirectory(async (directory) => {
    await prepareSweepDirectory(directory, { grids: parameters, repeat: 4, saveFeatures: "all" }, 4);
    const features = { directory: runDirectoryPath(directory, 1), saved: "all" as const };
    await sweepRun({ parameters, features }, createBackend({ name: "reference" }));
    // Run 2 was killed, run 3 ended before its first saved matrix.
    await mkdir(runDirectoryPath(directory, 2));
    await sweepRun(
      { parameters, features: { directory: runDirectoryPath(directory, 3), saved: [10] } },
      createBackend({ name: "reference" }),
    );
    const records = [0, 1, 3].map((run) => sweepRecord({ run, parameters, curve: [0, 1] }));
    const lines = records.map((record) => `${JSON.stringify(record)}\n`).join("");
    await writeFile(path.join(directory, "runs.jsonl"), lines);
    const told: string[] = [];
    await writeRunPages(directory, { onProgress: (text) => told.push(text) });
    await access(path.join(directory, "runs", "000001", "report.html"));
    assert.equal(await runPages(directory, path.join(directory, "report.html")), {
      pages: [1],
      pagesPath: "runs/",
    });
    assert.is(told[0], "page of run 1 (1 of 1)");
  });
});

test("links are relative to the page of the sweep, at any path", async () => {
  await inTempDirectory(async (directory) => {
    const sweep = path.join(directory, "my sweep");
    assert.is(
      (await runPages(sweep, path.join(directory, "pages", "page.html"))).pagesPath,
      "../my%20sweep/runs/",
    );
  });
});

test("a sweep without saved features has no pages of runs", async () => {
  await inTempDirectory(async (directory) => {
    await prepareSweepDirectory(directory, { grids: parameters, repeat: 1, saveFeatures: null }, 1);
    await failsWith(() => writeRunPages(directory), "INVALID_OPTION", "--save-features");
  });
});

test.run();
