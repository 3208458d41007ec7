import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { unrecordedElements } from "../../../src/sweep/slurm/unrecorded-elements.ts";
import { inTempDirectory } from "../../support/temp-directory.ts";

test("elements that have ended without all of their records, each with its log", async () => {
  await inTempDirectory(async (directory) => {
    const arrays = [
      { array: "agop-a-1", job: "7", elements: [[0, 1], [2, 3], [4, 5], [6]] },
      { array: "agop-a-2", job: undefined, elements: [[8]] },
    ];
    // 0, 1 and 2 have records; the element of 6 waits; 4, 5 are lost, and so is 3.
    const queue = [{ job: "7", array: "agop-a-1", element: 3, running: false }];
    const options = { directory, arrays, queue, isAccountedFor: (run: number) => run < 3 };
    const lost = [
      { job: "7", element: 1, runs: 1, log: null },
      { job: "7", element: 2, runs: 2, log: null },
    ];
    assert.equal(await unrecordedElements(options), lost);
    await mkdir(path.join(directory, "slurm-logs"));
    const log = path.join(directory, "slurm-logs", "7_2.log");
    await writeFile(log, "out of memory\n");
    assert.equal(await unrecordedElements(options), [lost[0], { ...lost[1], log }]);
    assert.equal(await unrecordedElements({ ...options, isAccountedFor: () => true }), []);
  });
});

test.run();
