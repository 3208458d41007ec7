// The arguments of the benchmark, and its child processes.
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { benchModule } from "./bench-module.ts";

interface Options {
  quick: boolean;
  only: readonly string[];
  threads: number;
  upstream: string | undefined;
  out: string | undefined;
}
const { parseOptions, UsageError } = await benchModule<{
  parseOptions: (args: string[]) => Options | "help";
  UsageError: new () => Error;
}>("options.mjs");
const { LineProcess } = await benchModule<{
  LineProcess: new (
    command: string,
    args: string[],
  ) => { ask: (command: object) => Promise<{ answer: number }>; end: () => Promise<void> };
}>("line-process.mjs");

const main = fileURLToPath(new URL("../../bench/main.mjs", import.meta.url));

test("options are read", () => {
  const given = ["--quick", "--only", "kernels,scaling", "--threads", "3", "--out", "x", "--upstream", "y"];
  assert.equal(parseOptions(given), {
    quick: true,
    only: ["kernels", "scaling"],
    threads: 3,
    upstream: "y",
    out: "x",
  });
  const plain = parseOptions([]) as Options;
  assert.ok(!plain.quick && plain.threads >= 1);
  assert.equal(plain.only, ["python", "kernels", "scaling", "sustained", "sweeps"]);
  const quick = parseOptions(["--quick"]) as Options;
  assert.equal(quick.only, ["python", "kernels", "scaling", "sustained"], "sweeps would take a minute more");
  assert.is(parseOptions(["--help"]), "help");
});

test("unusable options are refused by name", () => {
  for (const [args, name] of [
    [["--only", "kernel"], /--only/],
    [["--threads", "0"], /--threads/],
    [["--threads", "1.5"], /--threads/],
    [["--fast"], /--fast/],
  ] as const) {
    assert.throws(
      () => parseOptions([...args]),
      (error: unknown) => error instanceof UsageError && name.test(error.message),
    );
  }
});

test("the program exits with the documented status, without building", () => {
  const bad = spawnSync(process.execPath, [main, "--only", "nothing"], { encoding: "utf8" });
  assert.is(bad.status, 2);
  assert.match(
    bad.stderr,
    /^agop bench: --only: "nothing" given; accepted: python, kernels, scaling, sustained, sweeps\n$/,
  );
  const help = spawnSync(process.execPath, [main, "--help"], { encoding: "utf8" });
  assert.is(help.status, 0);
  assert.match(help.stdout, "--quick");
});

test("a process answers line by line, and the output of a dead one is quoted", async () => {
  const echo =
    'require("node:readline").createInterface({ input: process.stdin }).on("line", (line) => { const { ask } = JSON.parse(line); if (ask === 3) { console.error("too much"); process.exit(1); } console.log(JSON.stringify({ answer: ask + 1 })); });';
  const child = new LineProcess(process.execPath, ["-e", echo]);
  assert.is((await child.ask({ ask: 1 })).answer, 2);
  assert.is((await child.ask({ ask: 2 })).answer, 3);
  const failure = await child.ask({ ask: 3 }).catch((error: Error) => error.message);
  assert.is(failure, "too much");
  await child.end();
});

test.run();
