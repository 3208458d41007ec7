// Figures of a run, read from the SVG: positions of points, colours of cells.
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { allFigures, availableFigures, figure } from "../../../src/report/figures/figure.ts";
import {
  divergingColour,
  gridLine,
  rightColour,
  trainColour,
  wrongColour,
} from "../../../src/report/shared/palette.ts";
import { failsWith } from "../../support/agop-error.ts";
import { closeTo } from "../../support/close-to.ts";
import { figureSvg, imagesOf, linesOf, scaleOf, textsOf } from "../../support/figure-svg.ts";
import { writeRun } from "../../support/made-run.ts";
import { inTempDirectory } from "../../support/temp-directory.ts";

/** Three pairs of x+y mod 3 in the training set, two of three in the test set right. */
const small = {
  parameters: { op: "x+y", modulus: 3 },
  train: [
    [0, 0],
    [1, 1],
    [2, 2],
  ],
  test: [
    [0, 1],
    [0, 2],
    [1, 2],
  ],
  predicted: [1, 2, 1],
  classes: 3,
} as const;

/** A symmetric matrix with distinct entries, the diagonal above all others. */
function features(dimension: number): Float64Array {
  return Float64Array.from({ length: dimension * dimension }, (_, index) => {
    const [row, column] = [Math.floor(index / dimension), index % dimension];
    return row === column ? 5 : Math.cos(3 * (row + column)) / (1 + Math.abs(row - column));
  });
}

function largestOffDiagonal(matrix: Float64Array, dimension: number): number {
  const others = [...matrix].filter((_, index) => index % (dimension + 1) !== 0);
  return Math.max(...others.map(Math.abs));
}

function words(svg: string): readonly string[] {
  return textsOf(svg).map(({ text }) => text);
}

test("accuracy: a point per iteration, at its value", async () => {
  await inTempDirectory(async (directory) => {
    const metrics = [
      [0, 1, 1, 0],
      [0, 1, 1, 0.25],
      [0, 1, 1, 1],
    ] as const;
    await writeRun(directory, { ...small, metrics });
    const svg = await figureSvg({ directory, kind: "accuracy", title: "x+y & more" });
    assert.match(svg, /^<svg width="85mm" [^>]*><title>x\+y &amp; more<\/title><desc>/);
    for (const word of ["iteration", "accuracy (%)", "training", "test", "100", "x+y &amp; more"])
      assert.ok(words(svg).includes(word), word);
    const x = scaleOf(svg, "x", [
      ["0", 0],
      ["3", 3],
    ]);
    const y = scaleOf(svg, "y", [
      ["0", 0],
      ["100", 100],
    ]);
    const [curve] = linesOf(svg, "#0072b2", 3).filter((line) => line.length > 2);
    assert.is(curve.length, 3);
    for (const [index, accuracy] of [0, 25, 100].entries()) {
      closeTo(curve[index][0], x(index + 1), { absolute: 0.6 }, "iteration");
      closeTo(curve[index][1], y(accuracy), { absolute: 0.6 }, "accuracy");
    }
  });
});

test("loss: test and training each on a logarithmic axis of its own, what is below 1e-12 at 1e-12", async () => {
  await inTempDirectory(async (directory) => {
    const metrics = [
      [1e-3, 1, 1, 0],
      [1e-20, 1, 0.01, 0],
      [0, 1, 0.0001, 0],
    ] as const;
    await writeRun(directory, { ...small, metrics });
    const svg = await figureSvg({ directory, kind: "loss" });
    assert.ok(words(svg).includes("test loss") && words(svg).includes("training loss"));
    const [test, training] = linesOf(svg, "#0072b2", 3).filter((line) => line.length > 2);
    const upper = scaleOf(svg, "y", [
      ["10⁻⁴", -4],
      ["10⁻²", -2],
    ]);
    for (const [index, exponent] of [0, -2, -4].entries())
      closeTo(test[index][1], upper(exponent), { absolute: 0.6 }, "test loss");
    const lower = scaleOf(svg, "y", [
      ["10⁻¹²", -12],
      ["10⁻⁶", -6],
    ]);
    for (const [index, exponent] of [-3, -12, -12].entries())
      closeTo(training[index][1], lower(exponent), { absolute: 0.6 }, "training loss");
  });
});

test("features: the pixels are the colours of the entries", async () => {
  await inTempDirectory(async (directory) => {
    const matrix = features(6);
    await writeRun(directory, { ...small, features: { 1: features(6).map((entry) => -entry), 4: matrix } });
    const end = largestOffDiagonal(matrix, 6);
    for (const view of ["full", "without-diagonal"] as const) {
      const svg = await figureSvg({ directory, kind: "features", view });
      const images = imagesOf(svg);
      assert.is(images.length, 5, "four blocks and the bar");
      for (let entry = 0; entry < 36; entry++) {
        const [row, column] = [Math.floor(entry / 6), entry % 6];
        const block = images[2 * Math.floor(row / 3) + Math.floor(column / 3)];
        const isBlank = view === "without-diagonal" && row === column;
        const wanted = isBlank ? gridLine : divergingColour(matrix[entry] / end);
        assert.equal(block.cell(row % 3, column % 3, 3, 3), [...wanted], `${view}, entry ${entry}`);
      }
      assert.ok(images[1].x > images[0].x + images[0].width, "blocks side by side");
      assert.is(images[1].y, images[0].y);
    }
    const first = imagesOf(await figureSvg({ directory, kind: "features", iteration: 1 }));
    assert.equal(first[1].cell(0, 0, 3, 3), [...divergingColour(-matrix[3] / end)]);
    await failsWith(() => figure({ directory, kind: "features", iteration: 2 }), "INVALID_OPTION", /1, 4$/);
  });
});

test("features: each block on its own scale, and in the order of the discrete logarithm", async () => {
  await inTempDirectory(async (directory) => {
    const matrix = features(8);
    const parameters = { op: "x*y", modulus: 5 };
    await writeRun(directory, { ...small, parameters, predicted: undefined, features: { 1: matrix } });
    const blocks = imagesOf(await figureSvg({ directory, kind: "features", view: "blocks" }));
    assert.is(blocks.length, 8, "four blocks, four bars");
    const entry = (row: number, column: number) => matrix[row * 8 + column];
    const ofBlock = Array.from({ length: 16 }, (_, cell) => entry(Math.floor(cell / 4), 4 + (cell % 4)));
    const end = Math.max(...ofBlock.map(Math.abs));
    assert.equal(blocks.find(({ x, y }) => x > blocks[0].x && y === blocks[0].y)?.cell(1, 2, 4, 4), [
      ...divergingColour(ofBlock[6] / end),
    ]);
    // The units mod 5 are 1, 2, 3, 4; the powers of the generator 2 are 1, 2, 4, 3.
    const order = [0, 1, 3, 2];
    const svg = await figureSvg({ directory, kind: "features", view: "discrete-logarithm" });
    const [, offDiagonal] = imagesOf(svg);
    const scale = largestOffDiagonal(matrix, 8);
    for (const row of [0, 1, 2, 3])
      for (const column of [0, 1, 2, 3])
        assert.equal(
          offDiagonal.cell(row, column, 4, 4),
          [...divergingColour(entry(order[row], 4 + order[column]) / scale)],
          `${row}, ${column}`,
        );
    assert.equal(
      words(svg)
        .filter((word) => /^[1-4]$/.test(word))
        .slice(0, 4),
      ["1", "2", "4", "3"],
    );
  });
});

test("features of two operations: blocks for both operands, and the row of the bit", async () => {
  await inTempDirectory(async (directory) => {
    const matrix = features(7);
    const parameters = { op: "x+y", secondOp: "x-y", modulus: 3 };
    await writeRun(directory, { ...small, parameters, features: { 1: matrix } });
    const end = largestOffDiagonal(matrix, 7);
    const images = imagesOf(await figureSvg({ directory, kind: "features" }));
    assert.is(images.length, 10, "nine blocks and the bar");
    const [starts, sizes] = [
      [0, 3, 6],
      [3, 3, 1],
    ];
    for (let row = 0; row < 7; row++)
      for (let column = 0; column < 7; column++) {
        const [r, c] = [Math.floor(row / 3), Math.floor(column / 3)];
        const pixel = images[3 * r + c].cell(row - starts[r], column - starts[c], sizes[r], sizes[c]);
        assert.equal(pixel, [...divergingColour(matrix[row * 7 + column] / end)], `${row}, ${column}`);
      }
    const ofBlocks = await figureSvg({ directory, kind: "features", view: "blocks" });
    const ab = Array.from({ length: 9 }, (_, cell) => matrix[Math.floor(cell / 3) * 7 + 3 + (cell % 3)]);
    const block = imagesOf(ofBlocks).filter(({ y }, _, [first]) => y === first.y)[1];
    const largest = Math.max(...ab.map(Math.abs));
    for (const [cell, entry] of ab.entries())
      assert.equal(block.cell(Math.floor(cell / 3), cell % 3, 3, 3), [...divergingColour(entry / largest)]);
    assert.equal(
      words(ofBlocks).filter((word) => word.includes("|")),
      [],
      "b is named by its elements alone",
    );
  });
});

test("samples: every pair in the colour of its outcome, and the fixed points of a reflection", async () => {
  await inTempDirectory(async (directory) => {
    await writeRun(directory, small);
    const svg = await figureSvg({ directory, kind: "samples", reflections: [1] });
    const [grid] = imagesOf(svg);
    const at = (a: number, b: number) => grid.cell(a, b, 3, 3);
    assert.equal(at(1, 1), [...trainColour]);
    assert.equal(at(0, 1), [...rightColour]);
    assert.equal(at(0, 2), [...rightColour]);
    assert.equal(at(1, 2), [...wrongColour], "1 + 2 is 0 and not 1");
    assert.equal(at(2, 0), [255, 255, 255]);
    for (const word of ["training: 3", "test, right: 2", "test, wrong: 1", "in neither set: 3"])
      assert.ok(words(svg).includes(word), word);
    // b = a + 1
    const cell = grid.width / 3;
    const marks = [
      ...svg.matchAll(/transform="matrix\([\d.]+,0,0,[\d.]+,([\d.]+),([\d.]+)\)" fill="#262626"/g),
    ];
    const cells = marks.map(([, x, y]) => [
      Math.floor((Number(y) - grid.y) / cell),
      Math.floor((Number(x) - grid.x) / cell),
    ]);
    for (const pair of [
      [0, 1],
      [1, 2],
      [2, 0],
    ])
      assert.ok(
        cells.some(([a, b]) => a === pair[0] && b === pair[1]),
        `mark at ${pair}`,
      );
  });
});

test("spectrum: the encoded element, over the iterations and for one of them", async () => {
  await inTempDirectory(async (directory) => {
    // -(P - J/N) beside I - J/N: the feature matrix of s r^1 of x+y mod 3.
    const matrix = new Float64Array(36).map((_, index) => {
      const [row, column] = [Math.floor(index / 6), index % 6];
      const [a, b] = [row % 3, column % 3];
      if (row < 3 === column < 3) return (a === b ? 1 : 0) - 1 / 3;
      const isImage = row < 3 ? b === (a + 1) % 3 : a === (b + 1) % 3;
      return (isImage ? -1 : 0) + 1 / 3;
    });
    await writeRun(directory, { ...small, features: { 1: matrix, 2: matrix } });
    const svg = await figureSvg({ directory, kind: "spectrum" });
    const reflections = imagesOf(svg)[1];
    assert.equal(reflections.cell(1, 0, 3, 2), [...divergingColour(-1)], "s r^1 with cosine -1");
    const half = divergingColour(0.5);
    const other = reflections.cell(0, 1, 3, 2);
    for (const channel of [0, 1, 2])
      closeTo(other[channel], half[channel], { absolute: 1 }, "the others, 1/2");
    for (const word of ["iteration", "k of reflection s rᵏ", "k of rotation rᵏ"])
      assert.ok(words(svg).includes(word), word);
    const bars = await figureSvg({ directory, kind: "spectrum", iteration: 2 });
    const fills = (colour: string) => bars.split(`fill="${colour}"`).length - 1;
    assert.is(fills("#d55e00"), 2, "s r^0 and s r^2");
    assert.is(fills("#0072b2"), 3, "s r^1, r^1 and r^2");
  });
});

test("eigenvalues: of a diagonal matrix its entries, in descending order", async () => {
  await inTempDirectory(async (directory) => {
    const matrix = new Float64Array(36);
    for (const [index, exponent] of [-3, 0, -1, -2, -4, -5].entries()) matrix[index * 7] = 10 ** exponent;
    await writeRun(directory, { ...small, features: { 3: matrix } });
    const svg = await figureSvg({ directory, kind: "eigenvalues" });
    const y = scaleOf(svg, "y", [
      ["1", 0],
      ["10⁻⁴", -4],
    ]);
    const [curve] = linesOf(svg, "#0072b2", 3).filter((line) => line.length > 2);
    assert.is(curve.length, 6);
    for (const [rank, [, place]] of curve.entries())
      closeTo(place, y(-rank), { absolute: 0.6 }, `rank ${rank}`);
  });
});

test("all figures except the spectrum for a task without symmetries of pairs", async () => {
  for (const [parameters, reason, d] of [
    [{ op: "x+y", secondOp: "x-y", modulus: 3 }, /two operations/, 7],
    [{ table: "table.csv" }, /no symmetry but the identity/, 4],
  ] as const)
    await inTempDirectory(async (directory) => {
      const table = path.join(directory, "table.csv");
      await writeFile(table, "a,b\nc,d\n");
      const there = "table" in parameters ? { table } : parameters;
      const [train, test] = [[[0, 0]], [[0, 1]]] as const;
      const [one, two] = [features(d), features(d)];
      const made = { parameters: there, train, test, predicted: [1], classes: d === 7 ? 3 : 4 };
      await writeRun(directory, { ...made, features: { 1: one, 2: two } });
      await failsWith(() => figure({ directory, kind: "spectrum" }), "INVALID_FILE", reason);
      const drawn: string[] = [];
      for await (const { kind } of allFigures(directory)) drawn.push(kind);
      assert.equal(drawn, ["accuracy", "loss", "features", "samples", "eigenvalues"]);
      const lacking = (await availableFigures(directory)).filter(({ lack }) => lack !== undefined);
      assert.equal(
        lacking.map(({ kind }) => kind),
        ["spectrum"],
      );
    });
});

test("a title stays text, with any characters", async () => {
  await inTempDirectory(async (directory) => {
    await writeRun(directory, small);
    const svg = await figureSvg({ directory, kind: "accuracy", title: "$M$'s $& <blocks>" });
    assert.match(svg, "<title>$M$&#39;s $&amp; &lt;blocks&gt;</title>");
  });
});

test("the error names the missing data of a figure", async () => {
  await inTempDirectory(async (directory) => {
    await failsWith(() => figure({ directory, kind: "accuracy" }), "INVALID_FILE", /^DIR: .*agop run --out/);
    await writeRun(directory, { ...small, predicted: undefined, metrics: [] });
    await failsWith(() => figure({ directory, kind: "features" }), "INVALID_FILE", /--save-features all/);
    await failsWith(() => figure({ directory, kind: "samples" }), "INVALID_FILE", /predictions\.npy/);
    await failsWith(
      () => figure({ directory, kind: "phase" }),
      "INVALID_FILE",
      /directory of a sweep for phase/,
    );
    await failsWith(
      () => figure({ directory, kind: "pie" as never }),
      "INVALID_OPTION",
      /^kind: pie .*accuracy/,
    );
    await failsWith(
      () => figure({ directory, kind: "loss", view: "blocks" }),
      "INVALID_OPTION",
      /^view: .*accepted: view for features$/,
    );
    await failsWith(
      () => figure({ directory, kind: "features", view: "sideways" as never }),
      "INVALID_OPTION",
      /without-diagonal/,
    );
  });
});

test.run();
