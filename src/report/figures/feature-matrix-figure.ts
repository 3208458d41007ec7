import type { FeatureRows } from "../shared/feature-rows.ts";
import { gridLine } from "../shared/palette.ts";
import { type FigureAxis, heightSpace, leftSpace } from "./axis.ts";
import { cellImage, imageGraphic } from "./cell-image.ts";
import { type Panel, renderChart, topSpace } from "./chart.ts";
import { colourBar, colourBarSpace } from "./colour-bar.ts";
import { elementAxis } from "./element-axis.ts";
import { figureWidth, outerMargin } from "./figure-style.ts";
import { frameGraphic } from "./frame.ts";
import { signedScale } from "./signed-scale.ts";

export interface FeatureMatrix {
  /** M, d x d. */
  readonly features: Float64Array;
  /** The operands, and the bit of a combined task; d elements in all. */
  readonly rows: readonly FeatureRows[];
}

export interface FeatureMatrixFigureOptions {
  readonly title?: string | undefined;
  readonly description: string;
  /**
   * Whether to draw the diagonal; default true. The scale ends at the largest off-diagonal entry in both
   * cases.
   */
  readonly hasDiagonal?: boolean | undefined;
}

/** Space between the blocks. */
const blockGap = 5;

/** M as one image per block, four for two operands, on a common colour scale. @returns An SVG file. */
export function featureMatrixFigure(
  { features, rows: blocks }: FeatureMatrix,
  { title, description, hasDiagonal = true }: FeatureMatrixFigureOptions,
): string {
  const sizes = blocks.map(({ elements }) => elements.length);
  const offsets = startsOf(sizes);
  const dimension = offsets[sizes.length];
  const entry = (row: number, column: number) => features[row * dimension + column];
  const axis = (block: number, direction: "x" | "y", length: number): FigureAxis =>
    elementAxis({ ...blocks[block], length, direction, most: 5 });

  const left = outerMargin + Math.max(...blocks.map((_, block) => leftSpace(axis(block, "y", 300))));
  const side = figureWidth - left - outerMargin - 8;
  const room = side - blockGap * (blocks.length - 1);
  const lengths = sizes.map((size) => (room * size) / dimension);
  const top = topSpace({ title }) + colourBarSpace;
  const starts = startsOf(lengths.map((length) => length + blockGap));

  const scale = signedScale("entry of M", offDiagonal(features, dimension), hasDiagonal ? features : []);
  const last = blocks.length - 1;
  const panels = blocks.flatMap((_, rows) =>
    blocks.map((_, columns): Panel => {
      const place = {
        x: left + starts[columns],
        y: top + starts[rows],
        width: lengths[columns],
        height: lengths[rows],
      };
      const image = cellImage({
        rows: sizes[rows],
        columns: sizes[columns],
        colourOf: (row, column) => {
          const isDiagonal = rows === columns && row === column;
          if (isDiagonal && !hasDiagonal) return gridLine;
          return scale.colourOf(entry(offsets[rows] + row, offsets[columns] + column));
        },
      });
      return {
        place,
        x: outerAxis(axis(columns, "x", lengths[columns]), rows === last),
        y: outerAxis(axis(rows, "y", lengths[rows]), columns === 0),
        series: [],
        graphics: [imageGraphic(image, place), frameGraphic(place)],
      };
    }),
  );
  const bar = colourBar(scale, { x: left + side * 0.15, y: top, width: side * 0.7 });
  const height = Math.ceil(top + side + heightSpace(panels[last * blocks.length].x) + outerMargin);
  return renderChart({ title, description, height, panels: [...panels, bar] });
}

/** The start of each span, and the end of the last. */
function startsOf(lengths: readonly number[]): readonly number[] {
  return [0, ...lengths].map((_, end) => lengths.slice(0, end).reduce((sum, length) => sum + length, 0));
}

/** Label only the axes at the edges of the matrix. */
function outerAxis(axis: FigureAxis, isOuter: boolean): FigureAxis {
  return isOuter ? axis : { ...axis, name: "", isLabelled: false, ticks: [] };
}

function offDiagonal(features: Float64Array, dimension: number): Float64Array {
  return features.filter((_, index) => index % (dimension + 1) !== 0);
}
