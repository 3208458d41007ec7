// Reading the report.json of a reproduction.
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import {
  type ReproductionReport,
  readReproductionReport,
} from "../../../../src/report/pages/reproduction/reproduction-report.ts";
import { failsWith } from "../../../support/agop-error.ts";
import { inTempDirectory } from "../../../support/temp-directory.ts";

const report: ReproductionReport = {
  format: 1,
  command: "agop reproduce E1 --seeds 2",
  size: "full",
  seeds: 2,
  trials: 2,
  seconds: 3.5,
  machine: "A machine.",
  experiments: [
    {
      id: "E1",
      title: "one sample",
      explanation: "",
      measures: [
        {
          setting: "x+y",
          quantity: "test_accuracy",
          unit: "fraction",
          claim: "",
          values: [0.5, 1],
          mean: 0.75,
          halfWidth: 3.2,
          verdict: "reported",
          reason: "nothing is published",
        },
      ],
      figures: [{ file: "E1-full-accuracy.svg", description: "a figure" }],
    },
  ],
};

test("a written report is read back", async () => {
  await inTempDirectory(async (directory) => {
    await writeFile(path.join(directory, "report.json"), JSON.stringify(report));
    assert.equal(await readReproductionReport(directory), report);
  });
});

test("a directory of an older version is refused with the remedy", async () => {
  await inTempDirectory(async (directory) => {
    await writeFile(path.join(directory, "report.md"), "# Reproduction\n");
    await failsWith(
      () => readReproductionReport(directory),
      "INVALID_FILE",
      "report.json",
      "no file exists",
      `agop reproduce --out ${directory} writes it anew`,
    );
  });
});

test("any other file is refused", async () => {
  const [experiment] = report.experiments;
  const [measure] = experiment.measures;
  const withMeasure = (changed: object) => ({
    ...report,
    experiments: [{ ...experiment, measures: [{ ...measure, ...changed }] }],
  });
  await inTempDirectory(async (directory) => {
    for (const content of [
      "",
      "[]",
      "null",
      JSON.stringify({ ...report, format: 2 }),
      JSON.stringify({ ...report, command: undefined }),
      JSON.stringify({ ...report, experiments: {} }),
      JSON.stringify({ ...report, experiments: [{ ...experiment, figures: ["a.svg"] }] }),
      JSON.stringify(withMeasure({ values: ["0.5"] })),
      JSON.stringify(withMeasure({ mean: "0.5" })),
    ]) {
      await writeFile(path.join(directory, "report.json"), content);
      await failsWith(() => readReproductionReport(directory), "INVALID_FILE", "no report of a reproduction");
    }
  });
});

test.run();
