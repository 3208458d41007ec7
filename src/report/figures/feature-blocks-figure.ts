import { gridLine } from "../shared/palette.ts";
import { type FigureAxis, heightSpace, leftSpace } from "./axis.ts";
import { cellImage, imageGraphic } from "./cell-image.ts";
import { type Panel, renderChart, topSpace } from "./chart.ts";
import { colourBar, colourBarSpace } from "./colour-bar.ts";
import { elementAxis } from "./element-axis.ts";
import type { FeatureMatrix, FeatureMatrixFigureOptions } from "./feature-matrix-figure.ts";
import { figureWidth, outerMargin } from "./figure-style.ts";
import { frameGraphic } from "./frame.ts";
import { signedScale } from "./signed-scale.ts";

const letters = ["a", "b"];
const columnGap = 22;
const rowGap = 18;
/** Space for the label at the right end of a colour bar. */
const labelOverhang = 12;

/**
 * The four blocks of two operands, each on its own scale; omits the diagonal of M and the row for the bit of
 * a combined task.
 * @returns An SVG file.
 */
export function featureBlocksFigure(
  { features, rows: [first, second] }: FeatureMatrix,
  { title, description }: Omit<FeatureMatrixFigureOptions, "hasDiagonal">,
): string {
  const operands = [first.elements, second.elements];
  const offsets = [0, first.elements.length];
  const dimension = Math.sqrt(features.length);
  const axis = (operand: number, direction: "x" | "y", length: number): FigureAxis =>
    elementAxis({ name: letters[operand], elements: operands[operand], length, direction, most: 5 });
  const leftOf = Math.max(...[0, 1].map((operand) => leftSpace(axis(operand, "y", 200))));
  const side = (figureWidth - 2 * outerMargin - labelOverhang - 2 * leftOf - columnGap) / 2;
  const below = heightSpace(axis(0, "x", side));
  const rowHeight = colourBarSpace + side + below + rowGap;
  const start = topSpace({ title });
  const panels = [0, 1].flatMap((rows) =>
    [0, 1].flatMap((columns): readonly Panel[] => {
      const [height, width] = [operands[rows].length, operands[columns].length];
      const block = Array.from({ length: height * width }, (_, index) => {
        const row = offsets[rows] + Math.floor(index / width);
        return features[row * dimension + offsets[columns] + (index % width)];
      });
      const isLeftOut = (index: number) => rows === columns && index % (width + 1) === 0;
      const scale = signedScale(
        `block ${letters[rows]}${letters[columns]} of M`,
        block.filter((_, index) => !isLeftOut(index)),
      );
      const place = {
        x: outerMargin + leftOf + columns * (side + columnGap + leftOf),
        y: start + colourBarSpace + rows * rowHeight,
        width: side,
        height: side,
      };
      const colourOf = (row: number, column: number) => {
        const index = row * width + column;
        return isLeftOut(index) ? gridLine : scale.colourOf(block[index]);
      };
      const graphics = [
        imageGraphic(cellImage({ rows: height, columns: width, colourOf }), place),
        frameGraphic(place),
      ];
      return [
        { place, x: axis(columns, "x", side), y: axis(rows, "y", side), series: [], graphics },
        colourBar(scale, place),
      ];
    }),
  );
  const height = Math.ceil(start + 2 * rowHeight - rowGap + outerMargin);
  return renderChart({ title, description, height, panels });
}
