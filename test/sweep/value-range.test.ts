import { test } from "uvu";
import * as assert from "uvu/assert";
import { valueRange } from "../../src/sweep/value-range.ts";
import { failsWith } from "../support/agop-error.ts";

test("a range has both its ends, without the rounding of repeated additions", () => {
  assert.equal(valueRange("0.1:0.9:0.1", "f"), [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9]);
  assert.equal(valueRange("1:4", "f"), [1, 2, 3, 4]);
  assert.equal(valueRange("5:1:-2", "f"), [5, 3, 1]);
  assert.equal(valueRange("0:1:0.3", "f"), [0, 0.3, 0.6, 0.9], "an end that the steps miss is left out");
  assert.equal(valueRange("1e-6:3e-6:1e-6", "f"), [1e-6, 2e-6, 3e-6]);
  assert.equal(valueRange("0.3:0:-0.1", "f"), [0.3, 0.2, 0.1, 0]);
  assert.equal(valueRange("1e-10:0.4:0.25", "f"), [1e-10, 0.2500000001]);
  assert.equal(valueRange("-0.2:0.1:0.1", "f"), [-0.2, -0.1, 0, 0.1]);
  assert.equal(
    valueRange("20240601120000:20240601120002", "f"),
    [20240601120000, 20240601120001, 20240601120002],
  );
  assert.equal(
    valueRange("1700000000003:1700000000023:10", "f"),
    [1700000000003, 1700000000013, 1700000000023],
  );
});

test("other text passes unchanged, and an empty range is refused", async () => {
  assert.is(valueRange("gaussian", "f"), undefined);
  assert.is(valueRange("1:2:3:4", "f"), undefined);
  assert.is(valueRange("1:", "f"), undefined);
  assert.is(valueRange("reflection:5", "f"), undefined);
  for (const text of ["1:0:1", "0:1:0", "0:1:-0.1", "0:1:1e-9", "0.3:0.9", "0.5:2"])
    await failsWith(() => valueRange(text, "train-fraction"), "INVALID_OPTION", "train-fraction", text);
});

test.run();
