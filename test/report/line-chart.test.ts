// The required content of the SVG of a chart.
import { test } from "uvu";
import * as assert from "uvu/assert";
import { lineChart } from "../../src/report/line-chart.ts";

const svg = lineChart({
  title: "x < y & more",
  xName: "iteration",
  yName: "test accuracy",
  series: [
    { name: "one trial", mean: [0, 0.5, 1] },
    { name: "several", mean: [0, 0.4, 0.9], low: [0, 0.3, 0.8], high: [0.1, 0.5, 1] },
  ],
});

test("one SVG element with a title, the names of the axes and of the lines", () => {
  assert.match(svg, /^<svg [^>]*><title>x &lt; y &amp; more<\/title>/);
  for (const text of ["iteration", "test accuracy", "one trial", "several"])
    assert.ok(svg.includes(text), text);
  assert.is(svg.match(/<\/svg>/g)?.length, 1);
});

test("a shaded spread for a line with intervals", () => {
  assert.is(svg.match(/fill-opacity="0.15"/g)?.length, 1);
});

test.run();
