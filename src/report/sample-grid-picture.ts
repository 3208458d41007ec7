import type { Task } from "../algebra/tasks/task.ts";
import { AgopError, requireKnownKeys } from "../errors.ts";
import {
  endsOf,
  firstOperandNames,
  labelColumns,
  labelGap,
  labelRows,
  rowLabelWidth,
  secondOperandNames,
} from "./axis-labels.ts";
import { drawLegend, type LegendEntry, legendHeight } from "./legend.ts";
import { drawText, fitText, textHeight } from "./pixel-text.ts";
import { Raster, type Rectangle } from "./raster.ts";
import {
  type Colour,
  gridLine,
  ink,
  paper,
  rightColour,
  trainColour,
  wrongColour,
} from "./shared/palette.ts";

export interface SampleGridPictureOptions {
  /** The task whose N1 x N2 pairs are drawn. */
  readonly task: Pick<Task, "name" | "firstElements" | "secondElements">;
  /** Training pairs, n x 2, element indices. */
  readonly train: Int32Array;
  /** Test pairs, m x 2, element indices. */
  readonly test: Int32Array;
  /** Per test sample, 0 where the prediction is wrong, m. */
  readonly correct: Uint8Array;
  /** Pairs to mark, k x 2, element indices: the fixed points of the reflections in question (default none). */
  readonly axis?: Int32Array | undefined;
  /** Default the name of the task. */
  readonly title?: string | undefined;
}

const margin = 24;
const wantedSide = 650;
/** Smallest cell in which a mark leaves the colour around it visible, pixels. */
const smallestCell = 4;
/** Smallest cell that can spare a pixel for a line between cells. */
const smallestLinedCell = 10;
/** Diameters of a mark and of the ring around it: shares of the cell, and pixels at most. */
const dot = { share: 0.4, most: 14 };
const ring = { share: 0.62, most: 22 };
const titleScale = 3;
const titleHeight = 7 * titleScale;

/**
 * The (a, b) grid of a task: a downwards, b to the right, one square per pair, coloured by what became of it: training, test and
 * right, test and wrong, or in neither set (white). Marked pairs carry a dark dot over whatever colour they have.
 *
 * @returns A PNG file.
 * @throws AgopError INVALID_ARRAY when pairs are not pairs of element indices or `correct` has not one entry per test pair.
 */
export function sampleGridPicture(options: SampleGridPictureOptions): Uint8Array {
  requireKnownKeys<SampleGridPictureOptions>("options", options, {
    task: true,
    train: true,
    test: true,
    correct: true,
    axis: true,
    title: true,
  });
  const { task, train, test, correct, axis = new Int32Array(0), title = task.name } = options;
  const rows = task.firstElements.length;
  const columns = task.secondElements.length;
  for (const [argument, pairs] of Object.entries({ train, test, axis }))
    checkPairs(argument, pairs, rows, columns);
  if (correct.length !== test.length / 2) {
    const given = `${correct.length} entries`;
    throw new AgopError("INVALID_ARRAY", {
      argument: "correct",
      given,
      accepted: `${test.length / 2} entries`,
    });
  }

  const cell = Math.max(smallestCell, Math.round(wantedSide / Math.max(rows, columns)));
  const line = cell >= smallestLinedCell ? 1 : 0;
  const rowSpan = { ends: endsOf(task.firstElements), names: firstOperandNames, length: rows * cell - line };
  const columnSpan = {
    ends: endsOf(task.secondElements),
    names: secondOperandNames,
    length: columns * cell - line,
  };
  const left = margin + rowLabelWidth([rowSpan]);
  const top = margin + titleHeight + margin + textHeight + labelGap;
  const plot = { x: left, y: top, width: columnSpan.length, height: rowSpan.length };
  const width = left + Math.max(plot.width, wantedSide / 2) + margin;
  const legend = legendEntries(options, rows * columns);
  const legendPlace = { x: margin, y: top + plot.height + margin, width: width - 2 * margin };
  const raster = new Raster(width, legendPlace.y + legendHeight(legend, legendPlace.width) + margin / 2);

  drawText(raster, fitText(title, width - 2 * margin, titleScale), margin, margin, { scale: titleScale });
  raster.frame(plot, ink);
  if (line > 0) raster.fill(plot, gridLine);
  const square = (pairs: ArrayLike<number>, sample: number): Rectangle => ({
    x: left + pairs[2 * sample + 1] * cell,
    y: top + pairs[2 * sample] * cell,
    width: cell - line,
    height: cell - line,
  });
  // Cells in neither set keep the paper's colour between the lines.
  for (let index = 0; index < rows * columns; index += 1) {
    raster.fill(square([Math.floor(index / columns), index % columns], 0), paper);
  }
  for (let sample = 0; sample < train.length / 2; sample += 1)
    raster.fill(square(train, sample), trainColour);
  correct.forEach((flag, sample) => {
    raster.fill(square(test, sample), flag === 0 ? wrongColour : rightColour);
  });
  for (let sample = 0; sample < axis.length / 2; sample += 1) drawMark(raster, square(axis, sample));
  labelColumns(raster, { ...columnSpan, start: left }, top);
  labelRows(raster, { ...rowSpan, start: top }, left);
  drawLegend(raster, legend, legendPlace);
  return raster.toPng();
}

/**
 * A dark dot in a light ring, which stands out from light and dark colours alike; where there is no room for that, a dark square
 * that leaves one pixel of the cell's colour around it.
 */
function drawMark(raster: Raster, { x, y, width, height }: Rectangle): void {
  if (width < smallestLinedCell - 1) {
    raster.fill({ x: x + 1, y: y + 1, width: width - 2, height: height - 2 }, ink);
    return;
  }
  raster.disc({ x, y, width, height }, Math.min(ring.share * width, ring.most), paper);
  raster.disc({ x, y, width, height }, Math.min(dot.share * width, dot.most), ink);
}

function legendEntries(options: SampleGridPictureOptions, total: number): readonly LegendEntry[] {
  const { train, test, correct, axis } = options;
  const right = correct.reduce((count, flag) => count + (flag === 0 ? 0 : 1), 0);
  const outside = total - (train.length + test.length) / 2;
  const entries: LegendEntry[] = [
    entry("training", train.length / 2, trainColour),
    entry("test, right", right, rightColour),
    entry("test, wrong", correct.length - right, wrongColour),
  ];
  if (outside > 0) entries.push(entry("in neither set", outside, paper));
  if (axis !== undefined && axis.length > 0) {
    entries.push({ ...entry("reflection axis", axis.length / 2, paper), mark: drawMark });
  }
  return entries;
}

function entry(label: string, count: number, colour: Colour): LegendEntry {
  return { label: `${label}: ${count}`, colour };
}

function checkPairs(argument: string, pairs: Int32Array, rows: number, columns: number): void {
  const accepted = `pairs of indices, the first below ${rows}, the second below ${columns}`;
  const bad = pairs.findIndex((index, place) => index < 0 || index >= (place % 2 === 0 ? rows : columns));
  if (bad >= 0)
    throw new AgopError("INVALID_ARRAY", { argument, given: `the index ${pairs[bad]}`, accepted });
  if (pairs.length % 2 !== 0) {
    throw new AgopError("INVALID_ARRAY", { argument, given: `${pairs.length} numbers`, accepted });
  }
}
