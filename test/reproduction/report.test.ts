// The report of trials that are made up: the record, and the Markdown that is written from it.
import path from "node:path";

import { test } from "uvu";
import * as assert from "uvu/assert";
import { interval } from "../../src/numerics/interval.ts";
import type { ReproductionReport } from "../../src/report/pages/reproduction/reproduction-report.ts";
import { accuracyFigure } from "../../src/reproduction/accuracy-figure.ts";
import type { Experiment, ExperimentRow, Measure } from "../../src/reproduction/experiment.ts";
import { reproductionReport } from "../../src/reproduction/report.ts";
import { reportCsvFiles } from "../../src/reproduction/report-csv.ts";
import { reportMarkdown, summaryLines } from "../../src/reproduction/report-markdown.ts";
import { type ExperimentResult, type RowResult, results } from "../../src/reproduction/results.ts";
import { TrialStore } from "../../src/reproduction/trial-store.ts";
import type { Verdict } from "../../src/reproduction/verdict.ts";
import { version } from "../../src/version.ts";
import { closeTo } from "../support/close-to.ts";
import { linesOf, scaleOf, textsOf } from "../support/figure-svg.ts";
import { inTempDirectory } from "../support/temp-directory.ts";

interface MadeTrial {
  readonly value: number;
  readonly curve?: readonly number[];
}

function rowResult(
  name: string,
  trials: readonly MadeTrial[],
  verdict: Verdict,
  measure: Partial<Measure> = {},
): RowResult {
  const made: Measure = { quantity: "test_accuracy", claim: "", expected: { kind: "open" }, ...measure };
  const row: ExperimentRow = {
    name,
    measures: [made],
    isRandom: trials.length > 1,
    trial: () => Promise.reject(new Error("no trial is done here")),
  };
  return {
    row,
    trials: trials.map(({ value, curve }, seed) => ({
      experiment: "E1",
      row: name,
      seed,
      size: "full",
      seconds: 30,
      version: "0.1.0",
      quantities: { [made.quantity]: value },
      ...(curve === undefined ? {} : { curve }),
    })),
    measures: [
      {
        measure: made,
        measured: interval(trials.map(({ value }) => value)),
        judgement: { verdict, reason: "because" },
      },
    ],
  };
}

function experiment(id: string, title: string, explanation: string): Experiment {
  return { id, title, explanation, rows: () => [] };
}

const found: readonly ExperimentResult[] = [
  {
    experiment: experiment("E1", "x < y & more", "The first paragraph.\n\nThe second."),
    rows: [
      rowResult("x+y, a | b", [{ value: 0.98, curve: [0, 0.98] }], "reproduced", { claim: "test 98 %" }),
      rowResult(
        "x-y, moved",
        [
          { value: 0.5, curve: [0, 0.5] },
          { value: 0.7, curve: [0.2, 0.7] },
        ],
        "not reproduced",
      ),
    ],
  },
  {
    experiment: experiment("N1", "No figures", ""),
    rows: [rowResult("size", [{ value: 0.00002 }], "reported", { quantity: "defect", unit: "number" })],
  },
  { experiment: experiment("N2", "Not begun", ""), rows: [] },
];

function madeReport(): ReproductionReport {
  return reproductionReport(found, {
    size: "full",
    seeds: 2,
    machine: "A machine.",
    command: "agop reproduce E1 N1 --seeds 2",
    files: [
      "E1-full-x-plus-y-a-b-samples.png",
      "E1-full-accuracy.svg",
      "E1-quick-accuracy.svg",
      "E1-full-x-minus-y-moved-features.png",
      "E1-full-notes.txt",
      "report.md",
    ],
  });
}

test("the record holds every measure with its values, and the figures of its size", () => {
  const { experiments, ...rest } = madeReport();
  assert.equal(rest, {
    format: 1,
    command: "agop reproduce E1 N1 --seeds 2",
    size: "full",
    seeds: 2,
    trials: 4,
    seconds: 120,
    machine: "A machine.",
  });
  assert.equal(
    experiments.map(({ id, measures }) => [id, measures.length]),
    [
      ["E1", 2],
      ["N1", 1],
    ],
  );
  const [first, second] = experiments[0].measures;
  assert.equal(first, {
    setting: "x+y, a | b",
    quantity: "test_accuracy",
    unit: "fraction",
    claim: "test 98 %",
    values: [0.98],
    mean: 0.98,
    halfWidth: null,
    verdict: "reproduced",
    reason: "because",
  });
  assert.equal(second.values, [0.5, 0.7]);
  closeTo(second.mean, 0.6, { absolute: 1e-12 }, "mean");
  // Student with one degree of freedom: 12.706 times the standard deviation 0.1 sqrt(2) over sqrt(2).
  closeTo(second.halfWidth ?? 0, 1.2706, { absolute: 1e-12 }, "half of the interval");
  assert.equal(experiments[0].figures, [
    { file: "E1-full-accuracy.svg", description: "E1: test accuracy over the iterations" },
    {
      file: "E1-full-x-minus-y-moved-features.png",
      description: "E1: the last feature matrix of x-y, moved",
    },
    {
      file: "E1-full-x-plus-y-a-b-samples.png",
      description: "E1: the samples of x+y, a | b, training, right and wrong",
    },
  ]);
  assert.equal(JSON.parse(JSON.stringify(madeReport())), madeReport(), "JSON holds all of it");
});

test("the Markdown", () => {
  const lines = reportMarkdown(madeReport()).split("\n");
  assert.is(lines[0], "# Reproduction");
  assert.is(
    lines[2],
    "`agop reproduce E1 N1 --seeds 2`: full size, 2 seeds, 4 trials, 2 minutes of computing in all. A machine.",
  );
  assert.ok(lines.includes("Of 2 claims, 1 are reproduced, 0 undecided and 1 not reproduced."));
  const start = lines.indexOf("## E1. x < y & more");
  assert.equal(lines.slice(start + 2, start + 14), [
    "| setting | quantity | claim | measured | trials | verdict | because |",
    "| --- | --- | --- | --- | --- | --- | --- |",
    "| x+y, a \\| b | test accuracy | test 98 % | 98 % (one trial) |  | reproduced | because |",
    "| x-y, moved | test accuracy |  | 60 ± 127.1 % | 50 %, 70 % | not reproduced | because |",
    "",
    "The first paragraph.",
    "",
    "The second.",
    "",
    "![E1: test accuracy over the iterations](E1-full-accuracy.svg)",
    "![E1: the last feature matrix of x-y, moved](E1-full-x-minus-y-moved-features.png)",
    "![E1: the samples of x+y, a | b, training, right and wrong](E1-full-x-plus-y-a-b-samples.png)",
  ]);
  assert.ok(lines.includes("| size | defect |  | 2.0e-5 (one trial) |  | reported | because |"));
});

test("the lines for a terminal", () => {
  const text = summaryLines(madeReport());
  assert.match(
    text,
    /^E1 +reproduced +98 % \(one trial\) x\+y, a \| b: test accuracy \(claim: test 98 %\)$/m,
  );
  assert.match(text, /\nOf 2 claims, .*\n$/);
});

test("identical trials are no interval, and a verdict at quick size says what it was judged by", async () => {
  await inTempDirectory(async (directory) => {
    const store = await TrialStore.open(path.join(directory, "trials.jsonl"));
    const trial = { experiment: "E1", row: "moved", size: "quick", seconds: 1, version } as const;
    for (const seed of [0, 1]) await store.add({ ...trial, seed, quantities: { test_accuracy: 0.844 } });
    await store.close();
    const expected = { kind: "range", from: 0.7, to: 1 } as const;
    const measures = [{ quantity: "test_accuracy", claim: "test 98 %", expected }];
    const row = { ...rowResult("moved", [], "reported").row, measures, isRandom: true };
    const made = results([{ ...experiment("E1", "Title", ""), rows: () => [row] }], 2, "quick", store);
    const report = reproductionReport(made, {
      size: "quick",
      seeds: 2,
      machine: "A machine.",
      command: "agop reproduce E1 --quick",
      files: [],
    });
    assert.is(report.experiments[0].measures[0].halfWidth, null);
    assert.match(reportMarkdown(report), "| 84.4 % (identical trials) | 84.4 %, 84.4 % | reproduced |");
    const text = summaryLines(report);
    assert.match(
      text,
      /^E1 +reproduced +84\.4 % \(identical trials\) moved: test accuracy \(claim: test 98 %\); /m,
    );
    assert.match(text, "at quick size it lies in 70 % to 100 %; the claim is for full size\n");
    assert.match(text, "\nAt quick size, of 1 claims, 1 are reproduced");
    assert.not.match(text + reportMarkdown(report), "± 0");
    const [header, line] = reportCsvFiles(made)
      ["summary.csv"].split("\n")
      .map((each) => each.split(","));
    assert.is(line[header.indexOf("half_width_95")], "");
    assert.is(line[header.indexOf("mean")], "0.844");
  });
});

test("accuracy: the mean of the trials of every setting, and a bar over their range", () => {
  const figure = accuracyFigure(found[0]);
  assert.ok(figure !== undefined);
  const { svg, title } = figure;
  assert.is(title, "E1. x < y & more");
  assert.match(svg, /^<svg [^>]*><title>E1\. x &lt; y &amp; more<\/title>/);
  const words = textsOf(svg).map(({ text }) => text);
  for (const word of ["iteration", "test accuracy (%)", "x+y, a | b", "x-y, moved"])
    assert.ok(words.includes(word), word);
  const y = scaleOf(svg, "y", [
    ["0", 0],
    ["100", 100],
  ]);
  const places = (line: readonly (readonly [number, number])[]) => line.map(([, place]) => place);
  const curve = (colour: string) => linesOf(svg, colour, 3).filter((line) => line.length === 2);
  for (const [colour, values] of [
    ["#0072b2", [0, 98]],
    ["#e69f00", [10, 60]],
  ] as const) {
    const found = curve(colour).some((line) =>
      places(line).every((place, at) => Math.abs(place - y(values[at])) < 0.6),
    );
    assert.ok(found, `${colour}: ${values}`);
  }
  const ranges = linesOf(svg, "#e69f00", 2).filter(([from, to]) => from[0] === to[0]);
  assert.equal(ranges.length, 2, "a bar for each iteration of the setting with two trials");
  closeTo(Math.max(...places(ranges[1])), y(50), { absolute: 0.6 }, "lowest");
  closeTo(Math.min(...places(ranges[1])), y(70), { absolute: 0.6 }, "highest");
  assert.is(linesOf(svg, "#0072b2", 2).length, 0, "one trial has no range");
});

test("no figure without curves, and none of more lines than can be told apart", () => {
  assert.is(accuracyFigure(found[1]), undefined);
  const rows = Array.from({ length: 8 }, (_, index) =>
    rowResult(`row ${index}`, [{ value: 1, curve: [0, 1] }], "reported"),
  );
  assert.is(accuracyFigure({ ...found[0], rows }), undefined);
  assert.ok(accuracyFigure({ ...found[0], rows: rows.slice(1) }) !== undefined);
});

test.run();
