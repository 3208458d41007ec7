import { AgopError } from "../../errors.ts";
import { type FeatureRows, featureRows, type TaskElements } from "../shared/feature-rows.ts";
import { gridLine } from "../shared/palette.ts";
import { type FigureAxis, heightSpace, leftSpace } from "./axis.ts";
import { cellImage, imageGraphic } from "./cell-image.ts";
import { type Figure, type Panel, renderChart, topSpace } from "./chart.ts";
import { colourBar, colourBarSpace, signedScale } from "./colour-bar.ts";
import { elementAxis } from "./element-axis.ts";
import { outerMargin, unitsAcross } from "./figure-style.ts";

/** Options of `featureMatrixFigure`. */
export interface FeatureMatrixFigureOptions {
  /** M, d x d. */
  readonly features: Float64Array;
  /**
   * The task, or the names of the elements of both operands, d in all: separates and labels the rows of the
   * operands. Default: one block with indices from 0.
   */
  readonly task?: TaskElements | undefined;
  /** Title above the figure; default none. */
  readonly title?: string | undefined;
  /** Text alternative; default `Feature matrix M, d x d`. */
  readonly description?: string | undefined;
}

/**
 * A feature matrix as an image: white for 0, blue below, vermillion above. The scale ends at the largest
 * magnitude off the diagonal, because a dominant diagonal would leave everything else white; the colour bar
 * says so.
 *
 * @throws AgopError INVALID_ARRAY unless the matrix has d * d finite entries and there are d elements.
 * @example
 * const task = modularTask({ operation: "x+y", modulus: 7 });
 * const features = reflectionFeatures(task, 2);
 * const { svg, description } = featureMatrixFigure({ features, task });
 * console.log(svg.slice(0, 4), description); // <svg Feature matrix M, 14 x 14
 */
export function featureMatrixFigure(options: FeatureMatrixFigureOptions): Figure {
  const { features, task, title } = options;
  const dimension = Math.sqrt(features.length);
  requireMatrix(features, dimension);
  const rows = task === undefined ? indexRows(dimension) : operandRows(task);
  const named = rows.reduce((count, { elements }) => count + elements.length, 0);
  if (named !== dimension) {
    throw new AgopError("INVALID_ARRAY", {
      argument: "task",
      given: `${named} elements`,
      accepted: `${dimension} elements in all, as the matrix has rows`,
    });
  }
  const { description = `Feature matrix M, ${dimension} x ${dimension}` } = options;
  return wholeMatrixFigure({ features, rows }, { title, description });
}

function requireMatrix(features: Float64Array, dimension: number): void {
  const fail = (given: string): never => {
    const accepted = "d x d finite numbers, at least one";
    throw new AgopError("INVALID_ARRAY", { argument: "features", given, accepted });
  };
  if (features.length === 0 || !Number.isInteger(dimension)) fail(`${features.length} entries`);
  if (!features.every(Number.isFinite)) fail("an entry that is not finite");
}

function indexRows(dimension: number): readonly FeatureRows[] {
  return [{ name: "coordinate", elements: Array.from({ length: dimension }, (_, index) => String(index)) }];
}

const operandNames: Readonly<Record<string, string>> = { a: "first operand a", b: "second operand b" };

/** The rows of M with the names of the operands in full. The bit has a single row: its label is enough. */
export function operandRows(task: TaskElements): readonly FeatureRows[] {
  return featureRows(task).map(({ name, elements }) => ({ name: operandNames[name] ?? "", elements }));
}

export interface FeatureMatrix {
  /** M, d x d. */
  readonly features: Float64Array;
  /** The operands, and the bit of a combined task; d elements in all. */
  readonly rows: readonly FeatureRows[];
}

export interface MatrixFigureOptions {
  readonly title?: string | undefined;
  readonly description: string;
  /** Points; default that of `unitsAcross`. */
  readonly fontSize?: number | undefined;
  /** Whether the diagonal is drawn; default true. The scale ends at the largest other entry either way. */
  readonly hasDiagonal?: boolean | undefined;
}

/** Space between the blocks. */
const blockGap = 5;

/** M as one image per block, four for two operands, on a common colour scale. */
export function wholeMatrixFigure(
  { features, rows: blocks }: FeatureMatrix,
  { title, description, fontSize, hasDiagonal = true }: MatrixFigureOptions,
): Figure {
  const across = unitsAcross(fontSize);
  const sizes = blocks.map(({ elements }) => elements.length);
  const offsets = startsOf(sizes);
  const dimension = offsets[sizes.length];
  const entry = (row: number, column: number) => features[row * dimension + column];
  const axis = (block: number, direction: "x" | "y", length: number): FigureAxis =>
    elementAxis({ ...blocks[block], length, direction, most: 5 });

  const left = outerMargin + Math.max(...blocks.map((_, block) => leftSpace(axis(block, "y", 300))));
  const side = across - left - outerMargin - 8;
  const room = side - blockGap * (blocks.length - 1);
  const lengths = sizes.map((size) => (room * size) / dimension);
  const top = topSpace({ title, width: across }) + colourBarSpace;
  const starts = startsOf(lengths.map((length) => length + blockGap));

  const others = offDiagonal(features, dimension);
  // Scale to the diagonal if all other entries are 0, as in the identity.
  const scaled = hasDiagonal && others.every((value) => value === 0) ? features : others;
  const scale = signedScale("entry of M", scaled, hasDiagonal ? features : []);
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
        graphics: [imageGraphic(image, place)],
        isFramed: true,
      };
    }),
  );
  const bar = colourBar(scale, { x: left + side * 0.15, y: top, width: side * 0.7 });
  const height = Math.ceil(top + side + heightSpace(panels[last * blocks.length].x) + outerMargin);
  return renderChart({ title, description, width: across, height, panels: [...panels, bar] });
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

const letters = ["a", "b"];
const columnGap = 22;
const rowGap = 18;
/** Space for the label at the right end of a colour bar. */
const labelOverhang = 12;

/**
 * The four blocks of two operands, each on its own scale, without the diagonal of M and the row for the bit
 * of a combined task.
 */
export function matrixBlocksFigure(
  { features, rows: [first, second] }: FeatureMatrix,
  { title, description, fontSize }: Omit<MatrixFigureOptions, "hasDiagonal">,
): Figure {
  const across = unitsAcross(fontSize);
  const operands = [first.elements, second.elements];
  const offsets = [0, first.elements.length];
  const dimension = Math.sqrt(features.length);
  const axis = (operand: number, direction: "x" | "y", length: number): FigureAxis =>
    elementAxis({ name: letters[operand], elements: operands[operand], length, direction, most: 5 });
  const leftOf = Math.max(...[0, 1].map((operand) => leftSpace(axis(operand, "y", 200))));
  const side = (across - 2 * outerMargin - labelOverhang - 2 * leftOf - columnGap) / 2;
  const below = heightSpace(axis(0, "x", side));
  const rowHeight = colourBarSpace + side + below + rowGap;
  const start = topSpace({ title, width: across });
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
      const graphics = [imageGraphic(cellImage({ rows: height, columns: width, colourOf }), place)];
      return [
        {
          place,
          x: axis(columns, "x", side),
          y: axis(rows, "y", side),
          series: [],
          graphics,
          isFramed: true,
        },
        colourBar(scale, place),
      ];
    }),
  );
  const height = Math.ceil(start + 2 * rowHeight - rowGap + outerMargin);
  return renderChart({ title, description, width: across, height, panels });
}
