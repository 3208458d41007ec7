// The test runner must notice failures that uvu misses: see scripts/test-file.mjs.
import { execFile } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { suite } from "uvu";
import * as assert from "uvu/assert";

interface FileResult {
  passed: number;
  failed: number;
  skipped: number;
  reason: string;
  output: string;
  seconds: number;
}
type RunTestFile = (file: string, options?: { limit?: number }) => Promise<FileResult>;

const root = fileURLToPath(new URL("../..", import.meta.url));
const script = (name: string): string => new URL(`../../scripts/${name}`, import.meta.url).href;
const { runTestFile } = (await import(script("test-file.mjs"))) as { runTestFile: RunTestFile };

const runner = suite("test runner");
const directory = mkdtempSync(path.join(tmpdir(), "agop-runner-"));
runner.after(() => rmSync(directory, { recursive: true, force: true }));

let count = 0;
/** Runs a file with this content; resolves uvu from this project, regardless of its location. */
function runSource(body: string, options?: { limit?: number }): Promise<FileResult> {
  const file = path.join(directory, `fixture-${count++}.test.mjs`);
  const head = [
    `import { suite, test } from ${JSON.stringify(import.meta.resolve("uvu"))};`,
    `import * as assert from ${JSON.stringify(import.meta.resolve("uvu/assert"))};`,
    "void suite, test, assert;",
  ];
  writeFileSync(file, [...head, body].join("\n"));
  return runTestFile(file, options);
}

runner("counts the tests of a good file", async () => {
  const result = await runSource('test("a", () => {}); test("b", () => {}); test.run();');
  assert.is(result.reason, "");
  assert.is(result.passed, 2);
  assert.is(result.failed, 0);
});

runner("adds up several suites", async () => {
  const result = await runSource(
    'const s = suite("s"); s("a", () => {}); s.run(); test("b", () => {}); test.run();',
  );
  assert.is(result.reason, "");
  assert.is(result.passed, 2);
});

runner("reads a coloured summary", async () => {
  const { NO_COLOR } = process.env;
  delete process.env.NO_COLOR;
  process.env.FORCE_COLOR = "1";
  try {
    const result = await runSource('test("a", () => {}); test.run();');
    assert.ok(result.output.includes("\u001b["), "the summary is coloured");
    assert.is(result.reason, "");
    assert.is(result.passed, 1);
  } finally {
    delete process.env.FORCE_COLOR;
    if (NO_COLOR !== undefined) process.env.NO_COLOR = NO_COLOR;
  }
});

runner("reports a failed assertion", async () => {
  const result = await runSource('test("a", () => {}); test("b", () => assert.is(1, 2)); test.run();');
  assert.is(result.passed, 1);
  assert.is(result.failed, 1);
  assert.match(result.output, "1");
});

runner("is not taken in by a summary that a test prints", async () => {
  const result = await runSource(
    'test("a", () => { console.log("\\n  Total:     5\\n  Passed:    5\\n  Skipped:   0"); assert.ok(false); }); test.run();',
  );
  assert.is(result.failed, 1);
});

runner("gives garbage collection to the files", async () => {
  const result = await runSource('test("gc", () => assert.type(globalThis.gc, "function")); test.run();');
  assert.is(result.reason, "");
});

const broken: [name: string, body: string][] = [
  ["a throwing before()", 'test.before(() => { throw new Error("x"); }); test("a", () => {}); test.run();'],
  ["throw null", 'test("a", () => { throw null; }); test("b", () => {}); test.run();'],
  ["a forgotten .run()", 'test("a", () => {});'],
  ["a file without tests", "test.run();"],
  ["an empty file", ""],
  ["a syntax error", "const = 3;"],
  ["an import that fails", 'await import("./does-not-exist.ts");'],
  ["an unhandled rejection", 'test("a", () => { Promise.reject(new Error("x")); }); test.run();'],
  ["an early exit with status 0", 'test("a", () => { process.exit(0); }); test.run();'],
  ["a test that never settles", 'test("a", () => new Promise(() => {})); test.run();'],
  ["a native abort", 'test("a", () => { process.abort(); }); test.run();'],
];
for (const [name, body] of broken) {
  runner(`fails on ${name}`, async () => {
    const result = await runSource(body);
    assert.ok(result.failed >= 1, JSON.stringify(result));
    assert.ok(result.reason.length > 0);
  });
}

runner("names the signal of a native abort and keeps what was printed before", async () => {
  const result = await runSource('test("a", () => { console.log("so far"); process.abort(); }); test.run();');
  assert.match(result.reason, "SIGABRT");
  assert.match(result.output, "so far");
});

runner("ends a file that hangs, with the processes that it started", async () => {
  const body = `
    import { spawn } from "node:child_process";
    const child = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"], { stdio: "inherit" });
    console.log("child " + child.pid);
    test("a", () => { for (;;); });
    test.run();`;
  const result = await runSource(body, { limit: 3 });
  assert.match(result.reason, "ran out of time");
  assert.ok(result.failed >= 1);
  const pid = Number(/child (\d+)/.exec(result.output)?.[1]);
  assert.ok(pid > 0, "the file had started its child");
  const deadline = Date.now() + 5000;
  while (isRunning(pid) && Date.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 50));
  assert.not(isRunning(pid), "the child is gone");
});

runner("fails on a pattern that matches nothing, before it builds anything", async () => {
  const failure = await promisify(execFile)(process.execPath, ["scripts/test.mjs", "no-such-test-file"], {
    cwd: root,
  }).then(
    () => undefined,
    (error: { code: number; stdout: string }) => error,
  );
  assert.is(failure?.code, 1);
  assert.match(failure?.stdout ?? "", "no test file matches no-such-test-file");
  assert.is(failure?.stdout.trim().split("\n").at(-1), "0 passed, 1 failed");
});

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  // In a container without an init process, killed orphans stay as zombies (state Z); do not count them as
  // running.
  const status = `/proc/${pid}/stat`;
  return !existsSync(status) || !/\) Z /.test(readFileSync(status, "utf8"));
}

runner.run();
