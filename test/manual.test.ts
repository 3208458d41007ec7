// The pages of the documentation: examples run, commands exist, links have targets, lists match the code.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { runExample } from "./support/example.ts";
import { codeBlocks, page, root, writtenPages } from "./support/markdown.ts";

const library = page("docs/manual/library.md");
const [run, stopped, stateless] = codeBlocks(library, "ts");

test("options.md is the help of every command", () => {
  const check = spawnSync(process.execPath, ["scripts/options-reference.mjs", "--check"], {
    cwd: root,
    encoding: "utf8",
  });
  assert.is(check.status, 0, check.stderr);
});

test("a run generalises, as the first example of the library says", () => {
  const lines = runExample(run, "run.mts").trim().split("\n");
  assert.is(lines.length, 41);
  const [iteration, trainLoss, testAccuracy, solver] = lines[39].split(" ");
  assert.is(iteration, "40");
  assert.ok(Number(trainLoss) < 1e-20, "interpolates");
  assert.ok(Number(testAccuracy) > 0.5, "most fixed points are right");
  assert.is(solver, "cholesky");
  assert.is(lines[40], `M has ${46 * 46} entries; computed by native`);
});

test("early stopping ends the second example before its last iteration", () => {
  const [, iteration, reason] = /^stopped after (\d+): (\w+)\n$/.exec(runExample(stopped, "stop.mts")) ?? [];
  assert.is(reason, "plateau");
  assert.ok(Number(iteration) < 50);
});

test("the stateless operations return the square root of a symmetric matrix", () => {
  assert.match(runExample(stateless, "stateless.mts"), /^Float64Array\(4\) \[/);
});

/** Help texts by command, `sweep status` for example. */
const helpTexts = new Map(
  [...page("docs/manual/options.md").matchAll(/^## agop ?(.*)\n\n```text\n([\s\S]*?)^```$/gm)].map(
    ([, command, text]) => [command, text],
  ),
);

/** The commands of agop in the shell examples of a page, one per line. */
function commandsOf(text: string): readonly string[] {
  return codeBlocks(text, "sh")
    .flatMap((block) => block.split("\n"))
    .map((line) =>
      /^(?:npx )?agop (.*)$/
        .exec(line)?.[1]
        .split(/\s+#\s/)[0]
        .trim(),
    )
    .filter((command) => command !== undefined);
}

test("every command and option of the shell examples is in the help", () => {
  let checked = 0;
  for (const name of writtenPages) {
    for (const line of commandsOf(page(name))) {
      const [first, second] = line.split(" ");
      const command = helpTexts.has(`${first} ${second}`) ? `${first} ${second}` : first;
      const help = helpTexts.get(command);
      assert.ok(help !== undefined, `${name}: agop ${line}`);
      for (const [option] of line.replace(/"[^"]*"|'[^']*'/g, "").matchAll(/(?<=\s)--?[a-z][a-z-]*/g))
        assert.match(help, new RegExp(`(^|\\s)${option}(\\s|,|$)`, "m"), `${name}: agop ${line}`);
      checked += 1;
    }
  }
  assert.ok(checked > 40, `${checked} commands`);
});

test("every relative link has a file, and every anchor a heading", () => {
  const anchors = (text: string) =>
    [...text.matchAll(/^#+ (.*)$/gm)].map(([, heading]) =>
      heading
        .toLowerCase()
        .replace(/[^\w\s-]/g, "")
        .trim()
        .replace(/\s/g, "-"),
    );
  for (const name of writtenPages) {
    for (const [, link] of page(name).matchAll(/\]\(([^)\s]+)\)/g)) {
      if (/^[a-z]+:/.test(link)) continue;
      const [file, anchor] = link.split("#");
      const target = path.join(root, path.dirname(name), file);
      const where = file === "" ? path.join(root, name) : target;
      assert.ok(existsSync(where), `${name}: ${link}`);
      if (anchor !== undefined)
        assert.ok(anchors(readFileSync(where, "utf8")).includes(anchor), `${name}: ${link}`);
    }
  }
});

test("the architecture page and CONTRIBUTING name files and folders that exist", () => {
  const roots = ["", "src", "native/core", "native", "src/backend", "docs"];
  for (const name of ["docs/architecture.md", "CONTRIBUTING.md"]) {
    const text = page(name).split("## Rooms to come")[0];
    for (const [, file] of text.matchAll(/`([\w./-]+\/[\w.-]+)`/g)) {
      if (/^(agop|build|docs\/api|run|dist)/.test(file) && !file.startsWith("run/")) continue;
      const found = roots.some((base) =>
        ["", ".ts", ".test.ts", ".hpp"].some((end) => existsSync(path.join(root, base, file + end))),
      );
      assert.ok(found, `${name}: ${file}`);
    }
  }
});

test("the table of error codes matches the code", () => {
  const [, union] = /type AgopErrorCode =([^;]*);/.exec(page("src/errors.ts")) ?? [];
  const codes = (text: string, quote: string) =>
    [...text.matchAll(new RegExp(`${quote}([A-Z_]+)${quote}`, "g"))].map(([, code]) => code).sort();
  const table =
    library
      .split("## Errors")[1]
      .match(/^\| `.*$/gm)
      ?.map((row) => row.split("|")[1]) ?? [];
  assert.equal(codes(table.join(), "`"), codes(union, '"'));
});

test.run();
