// A shell splits commands into their original words.
import { execFileSync } from "node:child_process";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { shellCommand } from "../../src/io/shell-command.ts";

test("a shell reads the words as they were", () => {
  const words = [
    "x*y",
    "(2,3)",
    "it's",
    "a b",
    "$HOME",
    "`id`",
    "",
    "--op",
    "x+y",
    "3x7",
    '"',
    "\\",
    "new\nline",
  ];
  const script = `for word in ${shellCommand(words)}; do printf '%s\\0' "$word"; done`;
  const read = execFileSync("sh", ["-c", script], { encoding: "utf8" });
  assert.equal(read.split("\0").slice(0, -1), words);
});

test("plain words have no quotes", () => {
  assert.is(
    shellCommand(["agop", "run", "--op", "x+y", "--out", "/tmp/a-b_c.d"]),
    "agop run --op x+y --out /tmp/a-b_c.d",
  );
});

test.run();
