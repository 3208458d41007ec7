// The kind of page for a directory.
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { test } from "uvu";
import { directoryReport } from "../../src/report/directory-report.ts";
import { failsWith } from "../support/agop-error.ts";
import { inTempDirectory } from "../support/temp-directory.ts";

test("other directories, a missing one, and a file are refused with the accepted kinds", async () => {
  await inTempDirectory(async (directory) => {
    const file = path.join(directory, "notes.txt");
    await writeFile(file, "x");
    for (const [given, problem] of [
      [directory, "holds none of them"],
      [path.join(directory, "none"), "does not exist"],
      [file, "is a file"],
    ])
      await failsWith(() => directoryReport(given), "INVALID_FILE", "DIR", problem, "agop sweep --out");
  });
});

test("each kind of directory is recognised by its files", async () => {
  await inTempDirectory(async (directory) => {
    // The missing file in the error shows which builder ran.
    for (const [file, content, missed] of [
      ["config.json", "{}", "saved feature matrices"],
      ["sweep.json", "{}", "sweep.json of agop"],
      ["trials.jsonl", "", "report.json"],
    ]) {
      const given = path.join(directory, file.replace(".", "-"));
      await mkdir(given);
      await writeFile(path.join(given, file), content);
      await failsWith(() => directoryReport(given), "INVALID_FILE", missed);
    }
  });
});

test("a run with damaged settings is refused", async () => {
  await inTempDirectory(async (directory) => {
    const parameters = { op: "x+y", modulus: 3 };
    const config = { parameters, train: [[0, 0]], test: [[0, 1]] };
    await writeFile(path.join(directory, "config.json"), JSON.stringify(config));
    await writeFile(path.join(directory, "features-0001.npy"), "");
    await failsWith(() => directoryReport(directory), "INVALID_FILE", "without the settings of a run");
  });
});

test.run();
