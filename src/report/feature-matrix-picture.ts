import type { Task } from "../algebra/tasks/task.ts";
import { AgopError, requireKnownKeys } from "../errors.ts";
import {
  type AxisSpan,
  endsOf,
  firstOperandNames,
  labelColumns,
  labelGap,
  labelRows,
  rowLabelWidth,
  secondOperandNames,
} from "./axis-labels.ts";
import { drawText, fitText, textHeight, textWidth } from "./pixel-text.ts";
import { Raster, type Rectangle } from "./raster.ts";
import { divergingColour, ink } from "./shared/palette.ts";

/** Names of the elements of both operands, N1 and N2 of them; a `Task` is one. */
export type OperandElements = Pick<Task, "firstElements" | "secondElements">;

export interface FeatureMatrixPictureOptions {
  /** M, d x d, row-major. */
  readonly features: Float64Array;
  /** d. */
  readonly dimension: number;
  /**
   * Names of the elements of both operands, N1 + N2 = d in all; the blocks are then set apart and labelled. Without them the
   * matrix is drawn as one block with indices (default).
   */
  readonly operands?: {
    readonly firstElements: readonly string[];
    readonly secondElements: readonly string[];
  };
  /** Default `feature matrix M`. */
  readonly title?: string | undefined;
}

const margin = 24;
const wantedSide = 650;
const separator = 3;
const barWidth = 20;
const barGap = 20;
const titleScale = 3;
const titleHeight = 7 * titleScale;
const lineHeight = textHeight + 8;

/**
 * Heatmap of a feature matrix: white for 0, blue below, vermillion above. The scale ends at the largest off-diagonal magnitude
 * because a dominant diagonal would leave everything else white; the picture says so. Each entry becomes a square of an
 * integer number of pixels, 650 pixels in all, about.
 *
 * @returns A PNG file.
 * @throws AgopError INVALID_ARRAY when the matrix has another length than d * d or an entry that is not finite, or the
 *   elements are not d in number.
 */
export function featureMatrixPicture(options: FeatureMatrixPictureOptions): Uint8Array {
  requireKnownKeys<FeatureMatrixPictureOptions>("options", options, {
    features: true,
    dimension: true,
    operands: true,
    title: true,
  });
  checkOptions(options);
  const { features, dimension, operands, title = "feature matrix M" } = options;
  const cell = Math.max(1, Math.round(wantedSide / dimension));
  const split = operands?.firstElements.length ?? dimension;
  const side = dimension * cell + (operands === undefined ? 0 : separator);
  const spans = operandSpans(options, cell);

  const notes = scaleNotes(features, dimension);
  const left = margin + rowLabelWidth(spans);
  const top = margin + titleHeight + margin + textHeight + labelGap;
  const barLabels = [formatValue(notes.scale), "0", formatValue(-notes.scale)];
  const barSpace = barGap + barWidth + labelGap + Math.max(...barLabels.map((label) => textWidth(label)));
  const noteWidth = Math.max(...notes.lines.map((line) => textWidth(line)));
  const width = Math.max(left + side + barSpace, margin + noteWidth) + margin;
  const raster = new Raster(width, top + side + 2 * labelGap + notes.lines.length * lineHeight + margin);

  drawText(raster, fitText(title, width - 2 * margin, titleScale), margin, margin, { scale: titleScale });
  const place = (index: number) => index * cell + (index >= split ? separator : 0);
  raster.frame({ x: left, y: top, width: side, height: side }, ink);
  if (operands !== undefined) {
    raster.fill({ x: left + split * cell, y: top, width: separator, height: side }, ink);
    raster.fill({ x: left, y: top + split * cell, width: side, height: separator }, ink);
  }
  features.forEach((value, index) => {
    const x = left + place(index % dimension);
    const y = top + place(Math.floor(index / dimension));
    raster.fill({ x, y, width: cell, height: cell }, divergingColour(value / notes.scale));
  });
  for (const span of spans) {
    labelColumns(raster, { ...span, start: left + span.start }, top);
    labelRows(raster, { ...span, start: top + span.start }, left);
  }
  drawBar(raster, { x: left + side + barGap, y: top, width: barWidth, height: side }, barLabels);
  notes.lines.forEach((line, index) => {
    drawText(raster, line, margin, top + side + 2 * labelGap + index * lineHeight);
  });
  return raster.toPng();
}

function operandSpans(
  { dimension, operands }: FeatureMatrixPictureOptions,
  cell: number,
): readonly AxisSpan[] {
  if (operands === undefined) {
    return [
      { ends: ["0", String(dimension - 1)], names: ["coordinate"], start: 0, length: dimension * cell },
    ];
  }
  const { firstElements, secondElements } = operands;
  const firstLength = firstElements.length * cell;
  const second = { start: firstLength + separator, length: secondElements.length * cell };
  return [
    { ends: endsOf(firstElements), names: firstOperandNames, start: 0, length: firstLength },
    { ends: endsOf(secondElements), names: secondOperandNames, ...second },
  ];
}

/** Upper end of the scale and the lines that explain it. */
function scaleNotes(features: Float64Array, dimension: number): { scale: number; lines: readonly string[] } {
  let diagonal = 0;
  let offDiagonal = 0;
  features.forEach((value, index) => {
    const magnitude = Math.abs(value);
    if (index % (dimension + 1) === 0) diagonal = Math.max(diagonal, magnitude);
    else offDiagonal = Math.max(offDiagonal, magnitude);
  });
  if (offDiagonal === 0) {
    return { scale: diagonal || 1, lines: ["All off-diagonal entries are 0."] };
  }
  const lines = [`Colours end at the largest off-diagonal entry, ${formatValue(offDiagonal)}.`];
  if (diagonal > offDiagonal && formatValue(diagonal) !== formatValue(offDiagonal)) {
    lines.push(`The diagonal goes beyond it, to ${formatValue(diagonal)}.`);
  }
  return { scale: offDiagonal, lines };
}

function drawBar(raster: Raster, bar: Rectangle, labels: readonly string[]): void {
  for (let row = 0; row < bar.height; row += 1) {
    const value = bar.height > 1 ? 1 - (2 * row) / (bar.height - 1) : 0;
    raster.fill({ x: bar.x, y: bar.y + row, width: bar.width, height: 1 }, divergingColour(value));
  }
  raster.frame(bar, ink);
  labels.forEach((label, index) => {
    const y = bar.y + Math.round(((bar.height - textHeight) * index) / (labels.length - 1));
    drawText(raster, label, bar.x + bar.width + labelGap, y);
  });
}

function formatValue(value: number): string {
  return String(Number(value.toPrecision(3)));
}

function checkOptions({ features, dimension, operands }: FeatureMatrixPictureOptions): void {
  const fail = (argument: string, given: string, accepted: string): never => {
    throw new AgopError("INVALID_ARRAY", { argument, given, accepted });
  };
  if (!(dimension >= 1) || features.length !== dimension * dimension) {
    fail("features", `${features.length} entries`, `${dimension} x ${dimension} entries, at least one`);
  }
  if (!features.every(Number.isFinite)) fail("features", "an entry that is not finite", "finite numbers");
  if (operands === undefined) return;
  const elements = operands.firstElements.length + operands.secondElements.length;
  if (elements !== dimension) fail("operands", `${elements} elements`, `${dimension} elements in all`);
}
