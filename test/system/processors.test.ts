import { test } from "uvu";
import * as assert from "uvu/assert";
import { allowedProcessors, processorNumbers } from "../../src/system/processors.ts";

test("processor lists of Linux", () => {
  assert.equal(processorNumbers("0"), [0]);
  assert.equal(processorNumbers("0-3,8,10-11"), [0, 1, 2, 3, 8, 10, 11]);
});

test("the number of processors allowed to this process", async () => {
  const { availableParallelism } = await import("node:os");
  const allowed = allowedProcessors();
  if (allowed !== undefined) assert.ok(allowed.length >= availableParallelism());
});

test.run();
