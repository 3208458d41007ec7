import { test } from "uvu";
import * as assert from "uvu/assert";
import { nextLine } from "../../src/cli/shared/next-line.ts";

test("suggested commands are quoted for a shell, with npx if npm started agop", () => {
  const { npm_lifecycle_event: before } = process.env;
  const line = () => nextLine(["collect", "my sweep"], ["report", "$HOME"]);
  try {
    delete process.env.npm_lifecycle_event;
    assert.is(line(), "next: agop collect 'my sweep', agop report '$HOME'\n");
    process.env.npm_lifecycle_event = "start";
    assert.is(line(), "next: npx agop collect 'my sweep', npx agop report '$HOME'\n");
  } finally {
    if (before === undefined) delete process.env.npm_lifecycle_event;
    else process.env.npm_lifecycle_event = before;
  }
});

test.run();
