import { test } from "uvu";
import * as assert from "uvu/assert";
import { savedFeaturesValue } from "../../src/cli/shared/option-values.ts";
import { requireSavable, savedByDefault } from "../../src/run/directory/run-directory.ts";
import { failsWith } from "../support/agop-error.ts";

test("iterations with saved feature matrices", async () => {
  assert.is(savedFeaturesValue("all"), "all");
  assert.is(savedFeaturesValue("last"), "last");
  assert.is(savedFeaturesValue("none"), "none");
  assert.equal(savedFeaturesValue("1,3, 10"), [1, 3, 10]);
  for (const which of ["0", "abc", "1,,2", "-1", "1.5"]) {
    const error = await failsWith(() => savedFeaturesValue(which), "INVALID_OPTION");
    assert.is(error.argument, "saveFeatures");
    assert.is(error.given, JSON.stringify(which));
    assert.match(error.accepted, "all, last, none, or iterations from 1");
  }
});

test("feature matrices after the last iteration cannot be saved", async () => {
  requireSavable("all", 1);
  requireSavable([1, 5], 5);
  const accepted = "all, last, none, or iterations from 1 to";
  const error = await failsWith(() => requireSavable([1, 6], 5), "INVALID_OPTION", /: 6 given; /);
  assert.is(error.argument, "saveFeatures");
  assert.is(error.accepted, `${accepted} 5`);
  const other = await failsWith(() => requireSavable([99], 60), "INVALID_OPTION", /: 99 given; /);
  assert.is(other.accepted, `${accepted} 60`);
});

test("all matrices are saved by default up to 16 MB", () => {
  assert.is(savedByDefault(122, 60), "all", "x+y mod 61 as published");
  assert.is(savedByDefault(1000, 2), "all", "two matrices of 8 MB");
  assert.is(savedByDefault(1000, 3), "last");
  assert.is(savedByDefault(20000, 1), "last");
});

test.run();
