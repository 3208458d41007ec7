// The tables of the benchmark.
import { test } from "uvu";
import * as assert from "uvu/assert";
import { benchModule } from "./bench-module.ts";

interface Table {
  title: string;
  machine?: string;
  header: string[];
  rows: string[][];
  notes: string[];
}
interface Benchmark {
  name: string;
  baseline: string;
  unit: "operations" | "bytes";
  work: number;
  entries: number;
  seconds: number[];
}
const { digits, markdown, megabytes, times, withSpread } = await benchModule<{
  digits: (value: number) => string;
  markdown: (table: Table) => string;
  megabytes: (bytes: number) => string;
  times: (factor: number) => string;
  withSpread: (spread: { median: number; min: number; max: number }, unit?: number) => string;
}>("table.mjs");
const { kernelTable } = await benchModule<{
  kernelTable: (report: { modulus: number; n: number; threads: number; benchmarks: Benchmark[] }) => Table;
}>("kernels.mjs");

test("numbers have three significant digits", () => {
  assert.equal([0.00012345, 0.12345, 1.2345, 12.345, 1234.5, 0].map(digits), [
    "0.000123",
    "0.123",
    "1.23",
    "12.3",
    "1235",
    "0",
  ]);
  assert.is(digits(Number.NaN), "-");
  assert.is(times(14.04), "14.0 x");
  assert.is(times(Number.NaN), "-");
  assert.is(megabytes(183_199_999), "183 MB");
  assert.is(withSpread({ median: 0.12, min: 0.1, max: 0.2 }, 1e-3), "120 (100–200)");
});

test("a table has aligned columns, its notes, and the machine", () => {
  const text = markdown({
    title: "Times",
    machine: "*two cores*",
    header: ["case", "ms"],
    rows: [
      ["p = 61", "1.5"],
      ["a|b", "12.25"],
    ],
    notes: ["medians"],
  });
  assert.is(
    text,
    [
      "### Times",
      "",
      "| case   |    ms |",
      "| ------ | ----: |",
      "| p = 61 |   1.5 |",
      "| a\\|b   | 12.25 |",
      "",
      "- medians",
      "",
      "*two cores*",
      "",
    ].join("\n"),
  );
});

test("a kernel stands beside its raw call and the peak", () => {
  const benchmark = (name: string, baseline: string, seconds: number[]): Benchmark => ({
    name,
    baseline,
    unit: "operations",
    work: 1e9,
    entries: 0,
    seconds,
  });
  const { rows } = kernelTable({
    modulus: 5,
    n: 12,
    threads: 2,
    benchmarks: [
      benchmark("dgemm 2048", "", [0.011, 0.01, 0.012]),
      benchmark("dpotrf", "", [0.016]),
      benchmark("Cholesky", "dpotrf", [0.02, 0.02, 0.04]),
      { ...benchmark("K, gaussian", "", [0.5]), unit: "bytes", entries: 1e9 },
    ],
  });
  assert.equal(rows, [
    ["Cholesky", "20.0 (20.0–40.0)", "50.0", "-", "-", "dpotrf: 62.5", "0.800", "0.500"],
    ["K, gaussian", "500 (500–500)", "-", "2.00", "0.500", "-", "-", "-"],
  ]);
});

test.run();
