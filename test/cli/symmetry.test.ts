import { writeFile } from "node:fs/promises";
import path from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { agopHere } from "../support/cli.ts";
import { type Refusal, refusedLine } from "../support/refused.ts";
import { inTempDirectory } from "../support/temp-directory.ts";

async function symmetry(...args: string[]) {
  const { status, stdout, stderr } = await agopHere(["symmetry", ...args, "--json"]);
  assert.is(status, 0, stderr);
  assert.is(stderr, "");
  assert.match(stdout, /^\{[^\n]*\}\n$/);
  return JSON.parse(stdout);
}

test("a degenerate partition of x+y is a trap", async () => {
  const args = ["--op", "x+y", "--modulus", "12", "--partition", "degenerate", "--reflections", "3"];
  const [summary, text] = await Promise.all([symmetry(...args), agopHere(["symmetry", ...args])]);
  assert.is(summary.task, "x+y mod 12");
  assert.equal(summary.operand_sizes, [12, 12]);
  assert.ok(summary.table.group.holds);
  assert.equal(summary.invariances, {
    order: "24",
    finished: true,
    structure: "D_12",
    generators: ["r^1", "s r^0"],
  });
  assert.is(summary.equivariances, null);
  assert.is(summary.stabiliser.structure, "Z_2 x Z_2");
  assert.equal(
    summary.smallest_defects.slice(0, 3).map(({ name, defect }: { name: string; defect: number }) => {
      assert.is(defect, 0);
      return name;
    }),
    ["r^6", "s r^3", "s r^9"],
  );
  assert.is(summary.smallest_defects.length, 5);
  assert.ok(summary.smallest_defects[3].defect > 0);
  assert.is(summary.test_size, 12);
  assert.is(summary.fixed_test_samples, 12);
  assert.is(summary.prediction, "trap");
  assert.is(text.status, 0, text.stderr);
  for (const part of [
    /^x\+y mod 12$/m,
    /^invariances\n {2}order +24\n {2}structure +D_12\n {2}generators +r\^1, s r\^0$/m,
    /^stabiliser of the training set$/m,
    /^ {2}fixed samples +12 of the test samples \(100\.0 %\)$/m,
    /^ {2}r\^6 +0\.0000$/m,
    /^ {2}trap +the stabiliser is nontrivial/m,
  ])
    assert.match(text.stdout, part);
});

test("a group, and its equivariances on request", async () => {
  const summary = await symmetry("--group", "S_3", "--equivariances");
  assert.is(summary.invariances.structure, "D_3");
  assert.is(summary.equivariances.order, "432");
  assert.ok(summary.equivariances.finished);
  assert.is(summary.equivariances.structure, "non-abelian of order 432");
  assert.is(typeof summary.equivariant_stabiliser.order, "string");
  const { stdout, status } = await agopHere(["symmetry", "--group", "S_3", "--equivariances"]);
  assert.is(status, 0);
  assert.match(stdout, /^equivariances\n {2}order +432$/m);
});

test("a table from a file, and a search that runs out of time", async () => {
  await inTempDirectory(async (directory) => {
    const file = path.join(directory, "table.csv");
    await writeFile(file, "a,b,a\nb,a,b\n");
    const summary = await symmetry("--table", file);
    assert.is(summary.invariances.order, "2");
    assert.not(summary.table.latinSquare.holds);
  });
  const unfinished = ["--group", "S_5", "--equivariances", "--time-limit", "1e-6"];
  const summary = await symmetry(...unfinished);
  assert.ok(summary.invariances.finished, "a closed form needs no time");
  assert.not(summary.equivariances.finished);
  assert.match(summary.equivariances.structure, "order at least");
  const { stdout } = await agopHere(["symmetry", ...unfinished]);
  assert.match(stdout, /not finished within 0\.000001 s and the memory of a search: at least \d+/);
});

test("tasks without symmetries are refused", async () => {
  const refusals: readonly Refusal[] = [
    { args: "symmetry", option: "--modulus, --group, --table", says: ["none"] },
    {
      args: "symmetry --op x+y --second-op x-y --modulus 5",
      option: "--second-op",
      says: ["x-y given", "no --second-op", "one operation"],
    },
    {
      args: "symmetry --op x+y --modulus 5 --time-limit 0",
      option: "--time-limit",
      says: ["0 given", "above 0"],
    },
    { args: "symmetry --op x+y --modulus 5 --time-limit x", option: "--time-limit", says: ["finite number"] },
    { args: "symmetry --op x+y --modulus 5 --kernel laplace", option: "unknown option '--kernel'", says: [] },
  ];
  for (const { args, option, says } of refusals) {
    const list = String(args).split(" ");
    const line = refusedLine(list, await agopHere(list));
    assert.ok(line.startsWith(`agop: ${option}`), line);
    for (const part of says) assert.match(line, part);
  }
});

test.run();
