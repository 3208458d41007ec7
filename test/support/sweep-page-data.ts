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
