// Figures of a sweep: means, intervals and colours computed by hand.
import { test } from "uvu";
import * as assert from "uvu/assert";
import { figure } from "../../../src/report/figures/figure.ts";
import { gridLine, missing } from "../../../src/report/shared/palette.ts";
import { sequentialColour } from "../../../src/report/shared/sequential-colour.ts";

import { failsWith } from "../../support/agop-error.ts";
import { closeTo } from "../../support/close-to.ts";
import { figureSvg, imagesOf, linesOf, scaleOf, textsOf } from "../../support/figure-svg.ts";
import { type MadeResult, writeSweep } from "../../support/made-sweep.ts";
import { inTempDirectory } from "../../support/temp-directory.ts";

/** Two fractions and two seeds; the last accuracies. */
function square(
  kernel: string,
  accuracies: readonly [number, number, number, number],
): readonly MadeResult[] {
  return accuracies.map((accuracy, index) => {
    const parameters = { trainFraction: index < 2 ? 0.5 : 1, seed: index % 2, kernel };
    return { parameters, accuracies: [0, accuracy] };
  });
}

function words(svg: string): readonly string[] {
  return textsOf(svg).map(({ text }) => text);
}

test("phase: a colour for every pair of values, the first row at the bottom; grey without a run", async () => {
  await inTempDirectory(async (directory) => {
    await writeSweep(directory, square("gaussian", [0.1, 0.2, 0.8, 1]).slice(0, 3));
    const svg = await figureSvg({ directory, kind: "phase" });
    const [cells] = imagesOf(svg);
    assert.equal(cells.cell(1, 0, 2, 2), [...sequentialColour(0.1)]);
    assert.equal(cells.cell(0, 0, 2, 2), [...sequentialColour(0.2)]);
    assert.equal(cells.cell(1, 1, 2, 2), [...sequentialColour(0.8)]);
    assert.equal(cells.cell(0, 1, 2, 2), [...gridLine]);
    for (const word of ["training fraction", "seed", "test accuracy (%)", "0.5", "100"])
      assert.ok(words(svg).includes(word), word);
  });
});

test("values stand beside the axes with all their digits", async () => {
  await inTempDirectory(async (directory) => {
    const results = [20260101, 20260102].flatMap((seed) =>
      [0.5, 1].map((trainFraction) => ({ parameters: { trainFraction, seed }, accuracies: [1] })),
    );
    await writeSweep(directory, results);
    for (const options of [{ kind: "phase" }, { kind: "curve", x: "seed", by: "trainFraction" }] as const) {
      const svg = await figureSvg({ directory, ...options });
      for (const word of ["20260101", "20260102"]) assert.ok(words(svg).includes(word), options.kind);
    }
  });
});

test("phase: hatched for runs without a value, unlike cells without a run", async () => {
  await inTempDirectory(async (directory) => {
    // The run with accuracy 0.2 has not generalised, and the fourth is missing.
    await writeSweep(directory, square("gaussian", [1, 0.2, 1, 1]).slice(0, 3));
    const svg = await figureSvg({ directory, kind: "phase", quantity: "generalised_at" });
    const [cells] = imagesOf(svg);
    const middle = (row: number, column: number) => cells.cell(row, column, 2, 2);
    assert.equal(middle(0, 0), [...missing], "a stripe through the middle");
    assert.equal(cells.cell(1, 1, 16, 16), [...gridLine], "between two stripes");
    assert.equal(middle(0, 1), [...gridLine]);
    assert.not.equal(middle(1, 0), [...missing]);
  });
});

test("phase: a panel for each kernel, or the mean and deviation over the other parameters", async () => {
  await inTempDirectory(async (directory) => {
    const results = [...square("gaussian", [0.1, 0.3, 0.8, 1]), ...square("quadratic", [0, 0, 0.4, 0.8])];
    await writeSweep(directory, results);
    const facets = await figureSvg({ directory, kind: "phase" });
    assert.is(imagesOf(facets).length, 3, "two panels and a bar");
    assert.equal(imagesOf(facets)[1].cell(1, 1, 2, 2), [...sequentialColour(0.4)]);
    assert.ok(words(facets).includes("training fraction"));
    assert.match(facets, />quadratic<\/text>/);

    const means = await figureSvg({ directory, kind: "phase", y: "kernel" });
    const [mean, deviation] = imagesOf(means);
    assert.equal(mean.cell(1, 0, 2, 2), [...sequentialColour(0.2)], "0.1 and 0.3");
    assert.equal(mean.cell(0, 1, 2, 2), [...sequentialColour(0.6)], "0.4 and 0.8");
    // The deviations are 10 sqrt 2, 0 and twice 20 sqrt 2 = 28.3: the scale goes to 30.
    const share = (10 * Math.SQRT2) / 30;
    const wanted = sequentialColour(share);
    for (const channel of [0, 1, 2])
      closeTo(deviation.cell(1, 0, 2, 2)[channel], wanted[channel], { absolute: 1 }, "deviation");
    assert.ok(words(means).includes("standard deviation (%)"));
  });
});

test("curve: means over the seeds, a line for each kernel, and the 95 % interval", async () => {
  await inTempDirectory(async (directory) => {
    const results = [...square("gaussian", [0.48, 0.52, 0.8, 0.8]), ...square("quadratic", [0, 0, 0.4, 0.8])];
    await writeSweep(directory, results);
    const svg = await figureSvg({ directory, kind: "curve" });
    const x = scaleOf(svg, "x", [
      ["0.5", 0.5],
      ["1", 1],
    ]);
    const y = scaleOf(svg, "y", [
      ["0", 0],
      ["100", 100],
    ]);
    const curve = (colour: string) => linesOf(svg, colour, 3).filter(([, end]) => end?.[0] === x(1))[0];
    const lines = { "#0072b2": [50, 80], "#e69f00": [0, 60] };
    for (const [colour, means] of Object.entries(lines)) {
      for (const [index, mean] of means.entries())
        closeTo(curve(colour)[index][1], y(mean), { absolute: 0.6 }, `${colour}, mean ${mean}`);
      closeTo(curve(colour)[0][0], x(0.5), { absolute: 0.6 }, "training fraction");
    }
    // 48 and 52: the mean's standard error is 2, Student's quantile 12.706.
    const bars = linesOf(svg, "#0072b2", 2).filter(([from, to]) => from !== undefined && from[0] === to?.[0]);
    const [[from, to]] = bars;
    closeTo(Math.abs(to[1] - from[1]), Math.abs(y(2 * 2 * 12.706) - y(0)), { absolute: 0.6 }, "interval");
    for (const word of ["gaussian", "quadratic", "test accuracy (%)"]) assert.match(svg, `>${word}</text>`);
  });
});

test("time to generalise: the mean over the runs that do, and their share", async () => {
  await inTempDirectory(async (directory) => {
    const run = (trainFraction: number, seed: number, accuracies: readonly number[]) => {
      return { parameters: { trainFraction, seed }, accuracies };
    };
    await writeSweep(directory, [
      run(0.5, 0, [0, 0, 0, 0.95]),
      run(0.5, 1, [0, 0, 0, 0.5]),
      run(1, 0, [0, 0.9, 1, 1]),
      run(1, 1, [0, 0, 0, 1]),
    ]);
    const svg = await figureSvg({ directory, kind: "time-to-generalise" });
    const x = scaleOf(svg, "x", [
      ["0.5", 0.5],
      ["1", 1],
    ]);
    const [times, shares] = linesOf(svg, "#0072b2", 3).filter(([, end]) => end?.[0] === x(1));
    const share = scaleOf(svg, "y", [
      ["50", 50],
      ["100", 100],
    ]);
    closeTo(shares[0][1], share(50), { absolute: 0.6 }, "one of two");
    closeTo(shares[1][1], share(100), { absolute: 0.6 }, "both");
    assert.ok(times[0][1] < times[1][1], "4 iterations above 3");
    assert.ok(words(svg).includes("iterations to 90 % accuracy"));
  });
});

test("errors name the missing data and unknown parameters", async () => {
  await inTempDirectory(async (directory) => {
    await writeSweep(directory, square("gaussian", [0.1, 0.2, 0.3, 0.4]));
    const draw = (options: object) => () => figure({ directory, kind: "phase", ...options });
    await failsWith(draw({ x: "colour" }), "INVALID_OPTION", /^x: colour .*train-fraction, seed$/);
    await failsWith(draw({ x: "seed", y: "seed" }), "INVALID_OPTION", /^y: seed/);
    await failsWith(draw({ quantity: "weight" }), "INVALID_OPTION", /^quantity: .*test_accuracy/);
    await failsWith(draw({ kind: "time-to-generalise" }), "INVALID_FILE", /no run reaches .* 90 %/);
    await failsWith(draw({ kind: "features" }), "INVALID_FILE", /directory of a run for features/);
    await writeSweep(directory, []);
    await failsWith(draw({}), "INVALID_FILE", /no run has a result/);
    await writeSweep(directory, square("gaussian", [0.1, 0.2, 0.3, 0.4]).slice(0, 2));
    await failsWith(draw({}), "INVALID_FILE", /at least two parameters/);
  });
});

test.run();
