import "./shared/page.css";
import "./sweep-page.css";
import type { SweepPageData } from "../pages/sweep/sweep-page-data.ts";
import { defaultPhaseAxes } from "../sweep-model/chosen-axes.ts";
import { afterPaint } from "./shared/drawing-time.ts";
import { elementById } from "./shared/element.ts";
import { pageData, setUpPage } from "./shared/page.ts";
import { curveSection } from "./sweep/curve-section.ts";
import { type LearningCurves, learningSection } from "./sweep/learning-section.ts";
import { phaseSection } from "./sweep/phase-section.ts";
import { runColumns } from "./sweep/run-columns.ts";
import { emptyFilter } from "./sweep/run-filter.ts";
import { RunView } from "./sweep/run-view.ts";
import { type RunFilters, runFilters, runsSection } from "./sweep/runs-section.ts";
import { timesSection } from "./sweep/times-section.ts";
import { unpackCurves, unpackLosses } from "./sweep/unpack-curves.ts";

/** Starts the page: its pictures and the table of runs. */
async function show(data: SweepPageData): Promise<void> {
  if (data.runs.run.length === 0) return;
  const columns = runColumns(data);
  const view = new RunView(data, columns);
  const onCell = (codes: ReadonlyMap<number, number>) => listRuns(data, filters, codes);
  const pictures = [...axisPictures(data, onCell), timesSection(data)];
  const drawPictures = () => {
    const rows = isOn("pictures-filtered") ? view.rows : data.runs.run.map((_, row) => row);
    for (const draw of pictures) draw(rows);
  };
  const showTable = runsSection({ data, columns, view, onSelection: () => showLearning() });
  const redrawPictures = afterPaint(drawPictures);
  const filters = runFilters(data.axes, (filter) => {
    view.filterBy(filter);
    showTable();
    showLearning();
    if (isOn("pictures-filtered")) redrawPictures();
  });
  elementById("pictures-filtered").addEventListener("change", redrawPictures);
  let showLearning = () => {};
  showTable();
  drawPictures();
  showLearning = learningCurves(data, await learningCurvesOf(data), view);
  showLearning();
  elementById("run-selection-clear").addEventListener("click", () => {
    view.selected.clear();
    showTable();
    showLearning();
  });
}

/**
 * The learning curves of the selected runs, or of all filtered runs.
 * @returns Redraws for other runs.
 */
function learningCurves(data: SweepPageData, curves: LearningCurves, view: RunView): () => void {
  const draw = learningSection(data, curves);
  return afterPaint(() => {
    const selected = [...view.selected];
    const isAny = selected.length > 0;
    draw({ rows: isAny ? selected : view.rows, selected: isAny });
    elementById("run-selection-clear").hidden = !isAny;
  });
}

async function learningCurvesOf({ curves, losses }: SweepPageData): Promise<LearningCurves> {
  return { test_accuracy: await unpackCurves(curves), test_loss: await unpackLosses(losses) };
}

/** The pictures of a sweep whose runs differ in something. */
function axisPictures(
  data: SweepPageData,
  onCell: (codes: ReadonlyMap<number, number>) => void,
): readonly ((rows: readonly number[]) => void)[] {
  const axes = defaultPhaseAxes(data.axes);
  return axes === null ? [] : [phaseSection({ data, axes, onCell }), curveSection(data)];
}

function isOn(id: string): boolean {
  return elementById(id, HTMLInputElement).checked;
}

/** Filters the table to the runs of a cell and scrolls to it. */
function listRuns({ axes }: SweepPageData, filters: RunFilters, codes: ReadonlyMap<number, number>): void {
  filters.set({ ...emptyFilter(axes), codes: axes.map((_, axis) => codes.get(axis) ?? null) });
  elementById("runs").scrollIntoView();
  elementById("run-count").focus();
}

setUpPage();
void show(pageData<SweepPageData>());
