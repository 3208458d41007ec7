// That mistakes reach the user as one line and exit status 2, before anything is written; test/run/parameters
// has the mistakes themselves.
import { test } from "uvu";
import * as assert from "uvu/assert";
import { agop } from "../support/cli.ts";
import { type Refusal, refusedLine, refusesAll } from "../support/refused.ts";

const refusal = (args: string, option: string, ...says: string[]): Refusal => ({ args, option, says });

test("unknown commands and options", async () => {
  await refusesAll([
    refusal("frob", "unknown command 'frob'", "agop --help"),
    refusal("run --op x+y --modulus 7 --foo 1", "unknown option '--foo'", "agop run --help"),
    refusal("run --op x+y --modulus 7 --kernl gaussian", "unknown option '--kernl'", "--kernel"),
    refusal("run --op x+y --modulus 7 extra", "too many arguments", "agop run --help"),
    refusal("run --op x+y --modulus 7 --out", "option '--out <dir>' argument missing"),
    refusal("--verison", "unknown option '--verison'", "Did you mean --version?", "what agop --help lists"),
    refusal("sweep status out --jso", "unknown option '--jso'", "what agop sweep status --help lists"),
    refusal("info --jso", "unknown option '--jso'", "--json"),
    refusal("info --threads 0", "--threads", "0 given", "1 to 64"),
    refusal("demo --modulus abc", "--modulus", '"abc" given', "a finite number"),
  ]);
});

test("mistakes of every kind", async () => {
  const run = "run --op x+y --modulus 7";
  await refusesAll([
    refusal("run --op x+y --modulus 1", "--modulus", "1 given", "an integer from 2"),
    refusal(`${run} --group 3x7`, "--modulus, --group", "--modulus and --group", "exactly one of"),
    refusal(`${run} --partition degenerate`, "--reflections", "--partition degenerate", "0,16"),
    refusal(`${run} --init-features nowhere.npy`, "--init-features", "nowhere.npy", "no file exists"),
    refusal(`${run} --backend foo`, "--backend", '"foo" given', "native, reference"),
    refusal(`${run} --threads 0 --backend reference`, "--threads", "0 given", "an integer from 1 to 64"),
    refusal(
      `${run} --save-features 1,,2`,
      "--save-features",
      '"1,,2" given',
      "all, last, none, or iterations",
    ),
    refusal(`${run} --save-features 99`, "--save-features", "99 given", "iterations from 1 to 60"),
    refusal(`${run} --second-op x-y --analyze`, "--analyze", "two operations", "without --second-op"),
    {
      args: "analyze nowhere",
      option: "DIR",
      says: ["nowhere, which does not exist", "agop run --save-features all"],
    },
  ]);
  await refusesAll([
    { args: [...run.split(" "), "--out", ""], option: "--out: an empty", says: ["a path"] },
    { args: ["run", "--table", ""], option: "--table: an empty", says: ["a path"] },
    { args: ["report", ""], option: "DIR: an empty", says: ["a path"] },
    { args: ["sweep", "status", ""], option: "DIR: an empty", says: ["a path"] },
    { args: ["figure", "accuracy", ".", "-o", ""], option: "--output: an empty", says: ["a path"] },
  ]);
  const args = [...run.split(" "), "--analyze"];
  const line = refusedLine(args, await agop(args));
  assert.match(line, /^agop: --analyze: needs --out; accepted: --analyze with --out DIR/);
});

test.run();
