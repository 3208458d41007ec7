import { test } from "uvu";
import * as assert from "uvu/assert";
import { createBackend } from "../../src/backend/create-backend.ts";
import { failsWith } from "../support/agop-error.ts";

test("an invalid number of threads is refused, by the backend without threads too", async () => {
  for (const name of [undefined, "native", "reference"] as const) {
    for (const threads of [0, 1.5, 65, 1e9, Number.NaN]) {
      const error = await failsWith(() => createBackend({ name, threads }), "INVALID_OPTION");
      assert.is(error.argument, "threads");
      assert.is(error.given, String(threads));
      assert.is(error.accepted, "an integer from 1 to 64");
    }
  }
});

test("an unknown backend", async () => {
  const create = () => createBackend({ name: "foo" as "native" });
  const error = await failsWith(create, "UNKNOWN_BACKEND", /: "foo" given; accepted: native, reference$/);
  assert.is(error.argument, "backend");
});

test.run();
