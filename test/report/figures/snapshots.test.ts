// Every kind of figure of a made-up run and a made-up sweep, compared with the committed text in snapshots/.
import { test } from "uvu";
import { featureMatrixFigure } from "../../../src/report/figures/feature-matrix-figure.ts";
import type { FigureOptions } from "../../../src/report/figures/figure.ts";
import { figureSvg, svgSnapshot } from "../../support/figure-svg.ts";
import { type MadeRun, writeRun } from "../../support/made-run.ts";
import { type MadeResult, writeSweep } from "../../support/made-sweep.ts";
import { matchesSnapshot } from "../../support/snapshot.ts";
import { inTempDirectory } from "../../support/temp-directory.ts";

/** A symmetric 6 x 6 matrix of quarters, rounded alike on every processor; its eigenvalues are far from 0. */
function features(scale: number): Float64Array {
  return Float64Array.from({ length: 36 }, (_, index) => {
    const [row, column] = [Math.floor(index / 6), index % 6];
    return row === column ? 3 * scale : (((row * column + row + column) % 5) - 2) * 0.25 * scale;
  });
}

const run: MadeRun = {
  parameters: { op: "x+y", modulus: 3 },
  train: [
    [0, 1],
    [1, 0],
    [0, 2],
    [2, 0],
    [1, 2],
  ],
  test: [
    [0, 0],
    [1, 1],
    [2, 2],
  ],
  predicted: [0, 2, 0],
  classes: 3,
  metrics: [
    [0.01, 1, 0.25, 0],
    [0.001, 1, 0.2, 0.25],
    [0.0001, 1, 0.1, 0.75],
    [0.0001, 1, 0.05, 0.75],
  ],
  features: { 1: features(1), 2: features(-0.5), 4: features(2) },
};

const ofRun: Readonly<Record<string, Omit<FigureOptions, "directory">>> = {
  accuracy: { kind: "accuracy", title: "A title" },
  loss: { kind: "loss" },
  features: { kind: "features" },
  "features-blocks": { kind: "features", view: "blocks" },
  samples: { kind: "samples", reflections: [0] },
  spectrum: { kind: "spectrum" },
  "spectrum-of-one": { kind: "spectrum", iteration: 4 },
  eigenvalues: { kind: "eigenvalues" },
  "eigenvalues-of-one": { kind: "eigenvalues", iteration: 4 },
};

/** Two fractions, two kernels and two seeds. */
const sweep: readonly MadeResult[] = [0, 1, 2, 3, 4, 5, 6, 7].map((index) => {
  const [isLarge, isQuadratic, seed] = [index & 4, index & 2, index & 1].map((bit) => (bit === 0 ? 0 : 1));
  const parameters = {
    trainFraction: isLarge === 1 ? 0.75 : 0.5,
    kernel: isQuadratic === 1 ? "quadratic" : "gaussian",
    seed,
  };
  return { parameters, accuracies: [0, isLarge * 0.95, 0.5 * isLarge + 0.25 * isQuadratic + 0.125 * seed] };
});

const ofSweep: Readonly<Record<string, Omit<FigureOptions, "directory">>> = {
  phase: { kind: "phase" },
  "phase-of-means": { kind: "phase", y: "kernel" },
  curve: { kind: "curve" },
  "time-to-generalise": { kind: "time-to-generalise" },
};

for (const [name, options] of Object.entries(ofRun)) {
  test(`${name} of a run`, async () => {
    await inTempDirectory(async (directory) => {
      await writeRun(directory, run);
      const svg = await figureSvg({ directory, ...options });
      await matchesSnapshot(import.meta.url, `${name}.txt`, svgSnapshot(svg));
    });
  });
}

for (const [name, options] of Object.entries(ofSweep)) {
  test(`${name} of a sweep`, async () => {
    await inTempDirectory(async (directory) => {
      await writeSweep(directory, sweep);
      const svg = await figureSvg({ directory, ...options });
      await matchesSnapshot(import.meta.url, `${name}.txt`, svgSnapshot(svg));
    });
  });
}

test("a feature matrix without a task", async () => {
  const { svg } = featureMatrixFigure({ features: features(1) });
  await matchesSnapshot(import.meta.url, "coordinates.txt", svgSnapshot(svg));
});

test.run();
