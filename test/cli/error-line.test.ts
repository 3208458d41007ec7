// The line of an error on standard error.
import { Command } from "commander";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { errorLine } from "../../src/cli/shared/exit-status.ts";
import { AgopError, invalidOption } from "../../src/errors.ts";

const run = new Command("run").option("--threads <t>").option("--train-fraction <f>").option("--kernel <k>");
const report = new Command("report").option("--out <file>");

test("arguments of the library are named as options of the command", () => {
  const line = (argument: string, command: Command) => errorLine(invalidOption(argument, "5", "4"), command);
  assert.is(line("trainFraction", run), "agop: --train-fraction: 5 given; accepted: 4");
  assert.is(line("kernel.name", run), "agop: --kernel: 5 given; accepted: 4");
  assert.is(line("trainFraction", report), "agop: trainFraction: 5 given; accepted: 4");
  assert.is(line("kernel.name", report), "agop: kernel.name: 5 given; accepted: 4");
  assert.is(line("workspace", run), "agop: workspace: 5 given; accepted: 4");
  assert.is(line("kind", report), "agop: KIND: 5 given; accepted: 4");
  assert.is(line("--table t.csv", report), "agop: --table t.csv: 5 given; accepted: 4");
});

test("an internal error blames no option", () => {
  const given = "Resource temporarily unavailable";
  const error = new AgopError("INTERNAL", { argument: "native", given, accepted: "no failure" });
  assert.is(errorLine(error, run), `agop: internal error in native: ${given}`);
  assert.is(errorLine(new Error("a\n  b"), run), "agop: a b");
});

test("control characters in names do not reach the terminal", () => {
  const error = invalidOption("table", "\u001b[2J\u202ecba", "names\u0085");
  assert.is(errorLine(error, run), "agop: table: \\u001b[2J\\u202ecba given; accepted: names\\u0085");
});

test.run();
