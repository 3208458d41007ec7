import type { Task } from "../../algebra/tasks/task.ts";
import { AgopError } from "../../errors.ts";
import { type Colour, paper, rightColour, trainColour, wrongColour } from "../shared/palette.ts";
import { heightSpace, leftSpace } from "./axis.ts";
import { cellImage, imageGraphic } from "./cell-image.ts";
import { type Figure, type LegendItem, legendRows, renderChart, squareSwatch, topSpace } from "./chart.ts";
import { elementAxis } from "./element-axis.ts";
import { inkColour, outerMargin, unitsAcross } from "./figure-style.ts";

/** Options of `samplesFigure`. */
export interface SamplesFigureOptions {
  /** The task with N1 x N2 pairs. */
  readonly task: Pick<Task, "name" | "firstElements" | "secondElements">;
  /** Training pairs, n x 2, element indices. */
  readonly train: Int32Array;
  /** Test pairs, m x 2, element indices. */
  readonly test: Int32Array;
  /** 0 for every wrongly predicted test sample, m. */
  readonly correct: Uint8Array;
  /** Pairs to mark with a dot, such as the fixed points of a reflection; default none. */
  readonly marked?: MarkedPairs | undefined;
  /** Title above the figure; default none. */
  readonly title?: string | undefined;
  /** Size of the letters in print, points; default 7.5. */
  readonly fontSize?: number | undefined;
}

/** Pairs to mark in `samplesFigure`. */
export interface MarkedPairs {
  /** Name in the legend. */
  readonly name: string;
  /** k x 2, element indices. */
  readonly pairs: Int32Array;
}

/** Outcome of a pair (a, b). */
const states: readonly { readonly name: string; readonly colour: Colour }[] = [
  { name: "training", colour: trainColour },
  { name: "test, right", colour: rightColour },
  { name: "test, wrong", colour: wrongColour },
  { name: "in neither set", colour: paper },
];
const [training, right, wrong, neither] = [0, 1, 2, 3];

/**
 * The grid of pairs (a, b), a downwards, b to the right, each coloured by outcome: training, test and
 * correct, test and wrong, or in neither set.
 *
 * @throws AgopError INVALID_ARRAY unless all pairs are pairs of element indices and `correct` has one entry
 * per test pair.
 * @example
 * const task = modularTask({ operation: "x+y", modulus: 7 });
 * const { train, test } = degeneratePartition(task, { reflections: ["0"] });
 * const correct = new Uint8Array(test.length / 2); // none is right
 * const { widthMillimetres } = samplesFigure({ task, train, test, correct });
 * console.log(widthMillimetres); // 85
 */
export function samplesFigure(options: SamplesFigureOptions): Figure {
  const { task, marked, title, fontSize } = options;
  const across = unitsAcross(fontSize);
  const [rows, columns] = [task.firstElements.length, task.secondElements.length];
  requireSamples(options, rows, columns);
  const grid = stateGrid(options, rows, columns);
  const items = legendItems(grid, marked);
  const xAxis = (length: number) =>
    elementAxis({ name: "second operand b", elements: task.secondElements, length, direction: "x" });
  const yAxis = (length: number) =>
    elementAxis({ name: "first operand a", elements: task.firstElements, length, direction: "y" });
  const left = outerMargin + leftSpace(yAxis(500));
  const widest = across - left - outerMargin - 8;
  const width = Math.min(widest, (widest * columns) / rows);
  const height = (width * rows) / columns;
  const swatchWidth = squareSwatch;
  const legend = { rows: legendRows(items, widest, swatchWidth), left, swatchWidth };
  const place = { x: left, y: topSpace({ title, legend, width: across }) + 10, width, height };
  const image = cellImage({
    rows,
    columns,
    colourOf: (row, column) => states[grid[row * columns + column]].colour,
  });
  const x = xAxis(width);
  return renderChart({
    title,
    description: `Pairs (a, b) of ${task.name}: ${items.map(({ name }) => name).join("; ")}`,
    width: across,
    height: Math.ceil(place.y + height + heightSpace(x) + outerMargin),
    legend,
    panels: [
      {
        place,
        x,
        y: yAxis(height),
        series: [...swatches(items), markSeries(marked?.pairs ?? new Int32Array(0), width / columns)],
        graphics: [imageGraphic(image, place)],
        isFramed: true,
      },
    ],
  });
}

function requireSamples(
  { train, test, correct, marked }: SamplesFigureOptions,
  rows: number,
  columns: number,
): void {
  const fail = (argument: string, given: string, accepted: string): never => {
    throw new AgopError("INVALID_ARRAY", { argument, given, accepted });
  };
  const pairs = `pairs of indices, the first below ${rows}, the second below ${columns}`;
  const requirePairs = (argument: string, indices: Int32Array): void => {
    if (indices.length % 2 !== 0) fail(argument, `${indices.length} numbers`, pairs);
    const bad = indices.find((index, place) => index < 0 || index >= (place % 2 === 0 ? rows : columns));
    if (bad !== undefined) fail(argument, `the index ${bad}`, pairs);
  };
  requirePairs("train", train);
  requirePairs("test", test);
  if (marked !== undefined) requirePairs("marked", marked.pairs);
  if (correct.length !== test.length / 2)
    fail("correct", `${correct.length} entries`, `${test.length / 2} entries`);
}

function stateGrid(
  { train, test, correct }: SamplesFigureOptions,
  rows: number,
  columns: number,
): Uint8Array {
  const grid = new Uint8Array(rows * columns).fill(neither);
  for (let n = 0; n < train.length / 2; n += 1) grid[train[2 * n] * columns + train[2 * n + 1]] = training;
  for (let n = 0; n < test.length / 2; n += 1)
    grid[test[2 * n] * columns + test[2 * n + 1]] = correct[n] === 0 ? wrong : right;
  return grid;
}

/** Draws a dark dot in a light ring, visible on light and dark colours. */
const markStyle = { color: inkColour, opacity: 1, borderColor: "#ffffff", borderWidth: 1.5 };

function legendItems(grid: Uint8Array, marked: MarkedPairs | undefined): readonly LegendItem[] {
  const items = states.flatMap(({ name, colour: [red, green, blue] }, state): readonly LegendItem[] => {
    const count = grid.reduce((sum, each) => sum + (each === state ? 1 : 0), 0);
    if (count === 0) return [];
    const style = {
      color: `rgb(${red},${green},${blue})`,
      borderColor: inkColour,
      borderWidth: 1,
      opacity: 1,
    };
    return [{ name: `${name}: ${count}`, icon: "rect", itemStyle: style }];
  });
  return marked === undefined
    ? items
    : [...items, { name: marked.name, icon: "circle", itemStyle: markStyle }];
}

/** Series without points, for the items of the legend. */
function swatches(items: readonly LegendItem[]): readonly object[] {
  return items.map(({ name }) => ({ type: "scatter", name, data: [] }));
}

function markSeries(pairs: Int32Array, cell: number): object {
  return {
    type: "scatter",
    z: 4,
    symbol: "circle",
    // Keep most of the colour of a small cell visible around its mark.
    symbolSize: Math.min(14, Math.max(2, cell * 0.4)),
    itemStyle: { ...markStyle, borderWidth: Math.min(1.5, cell * 0.08) },
    data: Array.from({ length: pairs.length / 2 }, (_, n) => [pairs[2 * n + 1] + 0.5, pairs[2 * n] + 0.5]),
  };
}
