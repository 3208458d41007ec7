import { prepareSweep } from "../../src/report/pages/sweep/prepare-sweep.ts";
import type { SweepPageData } from "../../src/report/pages/sweep/sweep-page-data.ts";
import { type ParameterGrid, plannedRuns } from "../../src/sweep/grid.ts";
import { sweepRecord } from "./sweep-records.ts";

/** The data of a page from the test accuracies of the runs of a grid, in order; null for a failed run. */
export function sweepPageData(
  grid: ParameterGrid,
  curves: readonly (readonly number[] | null)[],
): SweepPageData {
  const planned = plannedRuns({ grids: grid });
  const records = curves.map((curve, run) => sweepRecord({ ...planned[run], curve }));
  return prepareSweep({ planned, records, pages: [], pagesPath: "runs/" });
}

/**
 * Fraction x kernel x seed, runs 0 to 7 in this order, the last one failed; the axes are fraction, seed and
 * kernel.
 */
export function kernelSweepPageData() {
  return sweepPageData(
    { op: "x+y", trainFraction: [0.2, 0.8], kernel: ["gaussian", "quadratic"], seed: [0, 1] },
    [[0, 0.1], [0, 0.3], [0, 0], [0, 0], [0.95, 1], [0.5, 0.9], [0, 0.6], null],
  );
}
