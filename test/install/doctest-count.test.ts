// Counts the tests of the core from doctest's summary; a crash or an empty binary must not count as a
// success.
import { suite } from "uvu";
import * as assert from "uvu/assert";

interface Judgement {
  passed: number;
  failed: number;
  reason: string;
}
interface Run {
  ok: boolean;
  code: number | null;
  signal: string | null;
  timedOut: boolean;
  output: string;
  stdout: string;
  seconds: number;
}
const url = new URL("../../scripts/core-tests.mjs", import.meta.url).href;
const { judgeDoctest } = (await import(url)) as { judgeDoctest: (run: Run) => Judgement };

const ended = (stdout: string, part: Partial<Run> = {}): Run => ({
  ok: part.code === undefined && !part.signal && !part.timedOut,
  code: 0,
  signal: null,
  timedOut: false,
  output: stdout,
  stdout,
  seconds: 1,
  ...part,
});
const summary = (passed: number, failed: number): string =>
  `[doctest] test cases: ${passed + failed} | ${passed} passed | ${failed} failed | 0 skipped\n`;

const counting = suite("doctest count");

counting("takes the cases of a good run", () => {
  const { passed, failed, reason } = judgeDoctest(ended(summary(12, 0)));
  assert.equal([passed, failed, reason], [12, 0, ""]);
});

counting("takes failed cases", () => {
  const { passed, failed, reason } = judgeDoctest(ended(summary(10, 2), { code: 1 }));
  assert.equal([passed, failed], [10, 2]);
  assert.match(reason, "2 failed");
});

counting("fails without a summary, without a case, and on an error after the summary", () => {
  assert.is(judgeDoctest(ended("", { code: null, signal: "SIGSEGV" })).failed, 1);
  assert.is(judgeDoctest(ended(summary(0, 0))).failed, 1);
  assert.is(judgeDoctest(ended(summary(5, 0), { code: 23 })).failed, 1);
  assert.is(judgeDoctest(ended("", { code: null, timedOut: true })).failed, 1);
});

counting.run();
