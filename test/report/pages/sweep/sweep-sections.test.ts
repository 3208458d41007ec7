// The markup of the page of a sweep, without pictures, from made-up runs.
import { test } from "uvu";
import { failureSection } from "../../../../src/report/pages/sweep/failure-section.ts";
import { prepareSweep } from "../../../../src/report/pages/sweep/prepare-sweep.ts";
import { sweepOverview } from "../../../../src/report/pages/sweep/sweep-overview.ts";
import { pictureSections, runSection } from "../../../../src/report/pages/sweep/sweep-sections.ts";
import { plannedRuns } from "../../../../src/sweep/grid.ts";
import { pageStructure } from "../../../support/page-structure.ts";
import { matchesSnapshot } from "../../../support/snapshot.ts";
import { sweepRecord } from "../../../support/sweep-records.ts";

test("the sections of a sweep, and its introduction", async () => {
  const grid = { op: "x+y", centering: false, moveToTest: [0, 1], seed: [0, 1] };
  const planned = plannedRuns({ grids: grid });
  const curves = [[0, 0.5], null, [0.25, 1]];
  const records = curves.map((curve, run) => sweepRecord({ ...planned[run], curve }));
  const data = prepareSweep({ planned, records, pages: [], pagesPath: "runs/" });
  const description = { agop: "0.1.0", runs: 4, grids: grid, repeat: 1, saveFeatures: null };
  const parts = [
    sweepOverview({ directory: "my-sweep", description, planned, records, data }),
    pictureSections(data),
    runSection(data),
    failureSection(records),
  ];
  const markup = parts.map((part) => part?.text ?? "").join("");
  await matchesSnapshot(import.meta.url, "sweep-page.txt", pageStructure(markup));
});

test.run();
