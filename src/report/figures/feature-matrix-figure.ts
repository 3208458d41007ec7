import { gridLine } from "../palette.ts";
import { type FigureAxis, heightSpace, leftSpace } from "./axis.ts";
import { cellImage, imageGraphic } from "./cell-image.ts";
import { type Panel, renderChart, topSpace } from "./chart.ts";
import { colourBar, colourBarSpace } from "./colour-bar.ts";
import { elementAxis } from "./element-axis.ts";
import { figureWidth, outerMargin } from "./figure-style.ts";
import { frameGraphic } from "./frame.ts";
import { signedScale } from "./signed-scale.ts";

export interface FeatureMatrix {
  /** M, d x d, row-major. */
  readonly features: Float64Array;
  /** N1 names. */
  readonly firstElements: readonly string[];
  /** N2 names; N1 + N2 = d. */
  readonly secondElements: readonly string[];
  readonly operandNames: readonly [first: string, second: string];
}

export interface FeatureMatrixFigureOptions {
  readonly title?: string | undefined;
  readonly description: string;
  /** Whether the diagonal is drawn; default true. The scale ends at the largest other entry either way. */
  readonly hasDiagonal?: boolean | undefined;
}

/** Space between the blocks of the two operands. */
const blockGap = 5;

/** M as four images that share a scale of colours. @returns An SVG file. */
export function featureMatrixFigure(
  { features, firstElements, secondElements, operandNames }: FeatureMatrix,
  { title, description, hasDiagonal = true }: FeatureMatrixFigureOptions,
): string {
  const operands = [firstElements, secondElements];
  const dimension = firstElements.length + secondElements.length;
  const entry = (row: number, column: number) => features[row * dimension + column];
  const axis = (operand: number, direction: "x" | "y", length: number): FigureAxis =>
    elementAxis({ name: operandNames[operand], elements: operands[operand], length, direction, most: 5 });

  const left = outerMargin + Math.max(...[0, 1].map((operand) => leftSpace(axis(operand, "y", 300))));
  const side = figureWidth - left - outerMargin - 8;
  const lengths = operands.map((elements) => ((side - blockGap) * elements.length) / dimension);
  const top = topSpace({ title }) + colourBarSpace;
  const starts = [0, lengths[0] + blockGap];
  const offsets = [0, firstElements.length];

  const scale = signedScale("entry of M", offDiagonal(features, dimension), hasDiagonal ? features : []);
  const panels = [0, 1].flatMap((rows) =>
    [0, 1].map((columns): Panel => {
      const place = {
        x: left + starts[columns],
        y: top + starts[rows],
        width: lengths[columns],
        height: lengths[rows],
      };
      const image = cellImage({
        rows: operands[rows].length,
        columns: operands[columns].length,
        colourOf: (row, column) => {
          const isDiagonal = rows === columns && row === column;
          if (isDiagonal && !hasDiagonal) return gridLine;
          return scale.colourOf(entry(offsets[rows] + row, offsets[columns] + column));
        },
      });
      return {
        place,
        x: outerAxis(axis(columns, "x", lengths[columns]), rows === 1),
        y: outerAxis(axis(rows, "y", lengths[rows]), columns === 0),
        series: [],
        graphics: [imageGraphic(image, place), frameGraphic(place)],
      };
    }),
  );
  const bar = colourBar(scale, { x: left + side * 0.15, y: top, width: side * 0.7 });
  const height = Math.ceil(top + side + heightSpace(panels[2].x) + outerMargin);
  return renderChart({ title, description, height, panels: [...panels, bar] });
}

/** Axes are labelled at the edges of the matrix alone. */
function outerAxis(axis: FigureAxis, isOuter: boolean): FigureAxis {
  return isOuter ? axis : { ...axis, name: "", isLabelled: false, ticks: [] };
}

function offDiagonal(features: Float64Array, dimension: number): Float64Array {
  return features.filter((_, index) => index % (dimension + 1) !== 0);
}
