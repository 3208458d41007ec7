import { execFile } from "node:child_process";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { test } from "uvu";
import { requireRereadable } from "../../src/sweep/reread-files.ts";
import { failsWith } from "../support/agop-error.ts";
import { inTempDirectory } from "../support/temp-directory.ts";

test("a pipe that every run would have to read is refused; files and what is no file at all are not", async () => {
  await inTempDirectory(async (directory) => {
    const [pipe, file] = ["pipe", "file"].map((name) => path.join(directory, name));
    await promisify(execFile)("mkfifo", [pipe]);
    await writeFile(file, "0,1\n1,0\n");
    const planned = (parameters: object) => [
      { run: 0, parameters: {}, repetition: 0 },
      { run: 1, parameters, repetition: 0 },
    ];
    for (const [name, option] of [
      ["table", "--table"],
      ["partitionFile", "--partition-file"],
      ["initFeatures", "--init-features"],
    ]) {
      const check = (value: string) => requireRereadable(planned({ [name]: value }));
      await failsWith(() => check(pipe), "INVALID_FILE", option, pipe, "only once");
      await failsWith(() => check("/dev/null"), "INVALID_FILE", option, "/dev/null");
      for (const other of [file, directory, "reflection:3", path.join(directory, "missing")])
        await check(other);
    }
  });
});

test.run();
