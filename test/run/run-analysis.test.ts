import { readFile } from "node:fs/promises";
import path from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { tableTask } from "../../src/algebra/tables/table-task.ts";
import { modularTask } from "../../src/algebra/tasks/modular-task.ts";
import { splitCsvLine } from "../../src/io/csv.ts";
import { analysisCsv, writeAnalysis } from "../../src/run/directory/analysis.ts";
import { runAnalysis } from "../../src/run/run-analysis.ts";
import { reflectionFeatures } from "../../src/symmetry/features/reflection-features.ts";
import { taskElements } from "../../src/symmetry/groups/task-elements.ts";
import { identity } from "../support/backend-problems.ts";
import { closeTo } from "../support/close-to.ts";
import { inTempDirectory } from "../support/temp-directory.ts";

const task = modularTask({ operation: "x+y", modulus: 5 });

function recorded() {
  const analysis = runAnalysis(task, taskElements(task));
  analysis.record(1, identity(10));
  analysis.record(3, reflectionFeatures(task, 2));
  return analysis.report();
}

test("the report names the encoded element of each M", () => {
  const { iterations, elements, patterns, components } = recorded();
  assert.equal(
    iterations.map(({ iteration }) => iteration),
    [1, 3],
  );
  const [start, end] = iterations;
  assert.is(start.exchanging, null, "the identity encodes no reflection");
  assert.is(end.exchanging?.element, "s r^2");
  closeTo(end.exchanging?.encoding ?? 0, -1, { absolute: 1e-12 }, "its sign");
  closeTo(end.exchanging?.defect ?? 1, 0, { absolute: 1e-14 }, "its defect");
  closeTo([start.effective_rank, end.effective_rank], [10, 4], { absolute: 1e-12 }, "effective rank");
  closeTo(end.alignment, 1, { absolute: 1e-14 }, "with itself");
  // <I, M> = tr M = 8, and ||M||_F = 4.
  closeTo(start.alignment, 8 / (4 * Math.sqrt(10)), { absolute: 1e-7 }, "with the last");
  assert.equal([start.encodings.length, start.defects.length], [elements.length, elements.length]);
  assert.is(end.deviations.length, patterns.length);
  assert.is(end.energies.off_diagonal.length, components.length);
});

test("the alignment of vanishing feature matrices depends only on their directions", () => {
  const analysis = runAnalysis(task, taskElements(task));
  const shrunk = (scale: number) => reflectionFeatures(task, 2).map((entry) => entry * scale);
  for (const [index, scale] of [1, 1e-60, 1e-200].entries()) analysis.record(index + 1, shrunk(scale));
  for (const { alignment } of analysis.report().iterations)
    closeTo(alignment, 1, { absolute: 1e-7 }, "the same M, smaller");
});

test("the CSV has one complete line per iteration", () => {
  const [header, ...lines] = analysisCsv(recorded()).split("\n").map(splitCsvLine);
  assert.equal(lines.pop(), [""]);
  assert.is(lines.length, 2);
  for (const line of lines) assert.is(line.length, header.length);
  const cell = (row: number, column: string) => lines[row][header.indexOf(column)];
  assert.equal([cell(0, "iteration"), cell(1, "iteration")], ["1", "3"]);
  assert.equal([cell(0, "exchanging_element"), cell(1, "exchanging_element")], ["", "s r^2"]);
  closeTo(Number(cell(1, "circulant_off_diagonal")), 0, { absolute: 1e-25 }, "circulant");
  assert.ok(Number(cell(1, "Hankel_off_diagonal")) > 0.1);
  assert.ok(Number(cell(1, "energy_off_diagonal")) <= 1);
});

test("a task without a group and a report without an iteration", () => {
  const table = tableTask({ name: "t", entries: [[1, 2, 1]] });
  const analysis = runAnalysis(table, taskElements(table));
  assert.is(analysisCsv(analysis.report()).split("\n").length, 2);
  analysis.record(1, identity(4));
  const [header, line] = analysisCsv(analysis.report()).split("\n");
  assert.is(splitCsvLine(line).length, header.split(",").length);
});

test("writes both files", async () => {
  await inTempDirectory(async (directory) => {
    const report = recorded();
    await writeAnalysis(directory, report);
    assert.is(await readFile(path.join(directory, "analysis.csv"), "utf8"), analysisCsv(report));
    assert.equal(JSON.parse(await readFile(path.join(directory, "analysis.json"), "utf8")), report);
  });
});

test.run();
