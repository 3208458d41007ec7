// Accuracy and loss by iteration of several runs and of sweeps, with means and intervals worked out by hand,
// and the axes that a reader asks for.
import { mkdir } from "node:fs/promises";
import path from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { type FigureOptions, figure } from "../../../src/report/figures/figure.ts";
import { failsWith } from "../../support/agop-error.ts";
import { closeTo } from "../../support/close-to.ts";
import { figureSvg, linesOf, scaleOf, textsOf } from "../../support/figure-svg.ts";
import { type MadeRun, writeRun } from "../../support/made-run.ts";
import { type MadeResult, writeSweep } from "../../support/made-sweep.ts";
import { inTempDirectory } from "../../support/temp-directory.ts";

const [blue, orange] = ["#0072b2", "#e69f00"];

const run: Omit<MadeRun, "metrics"> = {
  parameters: { op: "x+y", modulus: 3 },
  train: [[0, 0]],
  test: [[0, 1]],
};

function words(svg: string): readonly string[] {
  return textsOf(svg).map(({ text }) => text);
}

/** The lines of a colour, but for its piece in the legend. */
function drawn(svg: string, colour: string): readonly (readonly (readonly [number, number])[])[] {
  return linesOf(svg, colour, 3).filter((line) => line.length > 2);
}

const percentages = [
  ["20", 20],
  ["80", 80],
] as const;

test("accuracy of two runs: a line each, named by their directories", async () => {
  await inTempDirectory(async (directory) => {
    const directories = ["symmetric", "one-moved"].map((name) => path.join(directory, name));
    for (const [index, each] of directories.entries()) {
      await mkdir(each);
      const metrics = [0, 0.25, 0.5].map((value) => [0.1, 1, 0.1, value + 0.25 * index] as const);
      await writeRun(each, { ...run, metrics });
    }
    const { svg, description } = await figure({ directory: directories, kind: "accuracy" });
    for (const word of ["symmetric", "one-moved", "test accuracy (%)", "training accuracy (%)"])
      assert.ok(words(svg).includes(word), word);
    const y = scaleOf(svg, "y", percentages);
    for (const [index, colour] of [blue, orange].entries())
      for (const [at, value] of [0, 25, 50].entries())
        closeTo(drawn(svg, colour)[0][at][1], y(value + 25 * index), { absolute: 0.6 }, colour);
    assert.match(description, /: symmetric: 3 iterations; one-moved: 3 iterations$/);
    const refused = (options: Omit<FigureOptions, "directory">, given: readonly string[]) => () =>
      figure({ directory: given, ...options });
    const loss = { kind: "loss", by: "seed" } as const;
    await failsWith(refused({ kind: "samples" }, directories), "INVALID_OPTION", /^DIR: 2 directories/);
    await failsWith(refused(loss, directories), "INVALID_OPTION", /^by: seed for runs/);
    await failsWith(
      refused({ kind: "loss" }, [directories[0], `${directories[0]}/`]),
      "INVALID_OPTION",
      /twice/,
    );
    await failsWith(refused({ kind: "loss" }, []), "INVALID_OPTION", /^DIR: none/);
  });
});

/** Two kernels and two seeds; one of the runs ends an iteration early. */
const sweep: readonly MadeResult[] = [
  { parameters: { kernel: "gaussian", seed: 0 }, accuracies: [0, 0.48, 0.6], losses: [1, 1e-2, 1e-2] },
  { parameters: { kernel: "gaussian", seed: 1 }, accuracies: [0, 0.52], losses: [1, 1e-4] },
  { parameters: { kernel: "quadratic", seed: 0 }, accuracies: [0, 0, 0.3], losses: [1, 1, 0.1] },
  { parameters: { kernel: "quadratic", seed: 1 }, accuracies: [0, 0.2, 0.5], losses: [1, 1, 0.1] },
];

test("accuracy of a sweep: the mean over seeds by iteration, a line for each kernel", async () => {
  await inTempDirectory(async (directory) => {
    await writeSweep(directory, sweep);
    for (const options of [{ kind: "accuracy" }, { kind: "curve", x: "iteration" }] as const) {
      const { svg, description } = await figure({ directory, ...options });
      const y = scaleOf(svg, "y", percentages);
      const means = { [blue]: [0, 50, 56], [orange]: [0, 10, 40] };
      for (const [colour, values] of Object.entries(means))
        for (const [at, mean] of values.entries())
          closeTo(drawn(svg, colour)[0][at][1], y(mean), { absolute: 0.6 }, `${colour} ${mean}`);
      // 48 and 52: standard error 2, Student's quantile 12.706.
      const bars = linesOf(svg, blue, 2).filter(([from, to]) => from !== undefined && from[0] === to?.[0]);
      const lengths = bars.map(([from, to]) => Math.abs(to[1] - from[1]));
      const wanted = Math.abs(y(2 * 2 * 12.706) - y(0));
      assert.ok(
        lengths.some((length) => Math.abs(length - wanted) < 0.6),
        `${lengths} ${wanted}`,
      );
      assert.match(
        description,
        /4 runs, mean over seed, with its 95 % interval; a run that ended early counts/,
      );
    }
  });
});

test("loss of a sweep: the geometric mean, one line where a parameter is not asked for", async () => {
  await inTempDirectory(async (directory) => {
    const gaussian = path.join(directory, "gaussian");
    const quadratic = path.join(directory, "quadratic");
    await mkdir(gaussian);
    await mkdir(quadratic);
    await writeSweep(gaussian, sweep.slice(0, 2));
    await writeSweep(quadratic, sweep.slice(2));
    const svg = await figureSvg({ directory: [gaussian, quadratic], kind: "loss" });
    const y = scaleOf(svg, "y", [
      ["10⁻⁴", -4],
      ["1", 0],
    ]);
    for (const [at, exponent] of [0, -3, -3].entries())
      closeTo(drawn(svg, blue)[0][at][1], y(exponent), { absolute: 0.6 }, "1e-2 and 1e-4");
    for (const [at, exponent] of [0, 0, -1].entries())
      closeTo(drawn(svg, orange)[0][at][1], y(exponent), { absolute: 0.6 }, "quadratic");
    for (const word of ["gaussian", "quadratic", "test loss"]) assert.ok(words(svg).includes(word), word);
    assert.not.ok(words(svg).includes("training loss"), "of which nothing was kept");
  });
});

test("limits, logarithms and sizes of a figure with lines", async () => {
  await inTempDirectory(async (directory) => {
    await writeSweep(directory, sweep);
    const options = { directory, kind: "curve", x: "iteration" } as const;
    const svg = await figureSvg({ ...options, xlim: [1, 4], ylim: [20, 80], log: "x", height: 70 });
    const y = scaleOf(svg, "y", [
      ["40", 40],
      ["60", 60],
    ]);
    closeTo(drawn(svg, blue)[0][1][1], y(50), { absolute: 0.6 }, "the mean of 50 %");
    assert.not.ok(words(svg).includes("100"));
    const x = scaleOf(svg, "x", [
      ["1", 0],
      ["2", Math.log(2)],
    ]);
    closeTo(drawn(svg, blue)[0][2][0], x(Math.log(3)), { absolute: 0.6 }, "iteration 3");
    assert.match(svg, /^<svg width="85mm" height="70mm"/);

    // Names of axes are 10 points high in a column of 85 mm = 240.9 points.
    for (const kind of ["curve", "phase"] as const) {
      const large = await figureSvg({ directory, kind, fontSize: 10 });
      const across = Number(/viewBox="0 0 ([\d.]+) /.exec(large)?.[1]);
      const sizes = Array.from(large.matchAll(/font-size:([\d.]+)px/g), ([, size]) => Number(size));
      closeTo((Math.max(...sizes) / across) * (85 / 25.4) * 72, 10, { absolute: 0.05 }, kind);
      assert.match(large, /^<svg width="85mm"/);
    }
  });
});

test("axes and sizes that cannot be are refused by name", async () => {
  await inTempDirectory(async (directory) => {
    await writeSweep(directory, sweep);
    const draw = (options: Omit<FigureOptions, "directory">) => () => figure({ directory, ...options });
    const curve = { kind: "curve", x: "iteration" } as const;
    await failsWith(draw({ kind: "phase", xlim: [0, 1] }), "INVALID_OPTION", /^xlim: .* accuracy, loss,/);
    await failsWith(draw({ ...curve, ylim: [2, 1] }), "INVALID_OPTION", /^ylim: 2,1 /);
    await failsWith(draw({ ...curve, log: "x", xlim: [0, 1] }), "INVALID_OPTION", /^xlim: 0,1 .*above 0$/);
    await failsWith(
      draw({ ...curve, height: 20, title: "T" }),
      "INVALID_OPTION",
      /^height: 20 mm .*at least \d+ mm/,
    );
    await failsWith(draw({ ...curve, fontSize: 4 }), "INVALID_OPTION", /^fontSize: 4 .*5 to 12 points$/);
    await failsWith(draw({ ...curve, quantity: "seconds" }), "INVALID_OPTION", /^x: iteration for seconds/);
    await failsWith(draw({ kind: "curve", x: "kernel", log: "x" }), "INVALID_OPTION", /^log: x for kernel/);
  });
});

test.run();
