import type { Task } from "../../algebra/tasks/task.ts";
import { AgopError } from "../../errors.ts";
import type { FinishedRun } from "../../run/directory/finished-run.ts";
import { reflectionPermutation } from "../../symmetry/actions/dihedral-permutation.ts";
import { fixedPoints } from "../../symmetry/actions/fixed-points.ts";
import { type ReflectionName, reflectionIndices } from "../../symmetry/actions/reflection-name.ts";
import { type Colour, paper, rightColour, trainColour, wrongColour } from "../shared/palette.ts";
import { heightSpace, leftSpace } from "./axis.ts";
import { cellImage, imageGraphic } from "./cell-image.ts";
import { type LegendItem, legendRows, renderChart, topSpace } from "./chart.ts";
import { elementAxis } from "./element-axis.ts";
import type { FigureChoices } from "./figure-options.ts";
import type { RunSource } from "./figure-source.ts";
import { figureWidth, inkColour, outerMargin } from "./figure-style.ts";
import { frameGraphic } from "./frame.ts";

/** Outcome of a pair (a, b). */
const states: readonly { readonly name: string; readonly colour: Colour }[] = [
  { name: "training", colour: trainColour },
  { name: "test, right", colour: rightColour },
  { name: "test, wrong", colour: wrongColour },
  { name: "in neither set", colour: paper },
];
const [training, right, wrong, neither] = [0, 1, 2, 3];

/** The grid of pairs: training, correct, wrong, and the fixed points of reflections. @returns An SVG file. */
export async function samplesFigure(
  source: RunSource,
  { title, reflections }: FigureChoices,
): Promise<string> {
  const run = await source.run();
  const { task } = run;
  const grid = stateGrid(run);
  const marks = reflections === undefined ? [] : fixedPairs(task, reflections);
  const items = legendItems(grid, reflections ?? []);
  const axes = (length: readonly [number, number]) =>
    [
      elementAxis({
        name: "second operand b",
        elements: task.secondElements,
        length: length[0],
        direction: "x",
      }),
      elementAxis({
        name: "first operand a",
        elements: task.firstElements,
        length: length[1],
        direction: "y",
      }),
    ] as const;
  const left = outerMargin + leftSpace(axes([500, 500])[1]);
  const widest = figureWidth - left - outerMargin - 8;
  const [rows, columns] = [task.firstElements.length, task.secondElements.length];
  const width = Math.min(widest, (widest * columns) / rows);
  const place = { x: left, y: 0, width, height: (width * rows) / columns };
  const legend = { rows: legendRows(items, widest), left };
  const y = topSpace({ title, legend }) + 10;
  const image = cellImage({
    rows,
    columns,
    colourOf: (row, column) => states[grid[row * columns + column]].colour,
  });
  const [xAxis, yAxis] = axes([place.width, place.height]);
  return renderChart({
    title,
    description: `Pairs (a, b) of ${task.name}: ${items.map(({ name }) => name).join("; ")}`,
    height: Math.ceil(y + place.height + heightSpace(xAxis) + outerMargin),
    legend,
    panels: [
      {
        place: { ...place, y },
        x: xAxis,
        y: yAxis,
        series: [...swatches(items), markSeries(marks, place.width / columns)],
        graphics: [imageGraphic(image, { ...place, y }), frameGraphic({ ...place, y })],
      },
    ],
  });
}

function stateGrid({ task, partition, correct, directory }: FinishedRun): Uint8Array {
  if (correct === undefined) {
    throw new AgopError("INVALID_FILE", {
      argument: "DIR",
      given: `${directory}, which holds no predictions.npy,`,
      accepted: "the directory of a run that has ended: agop run --out DIR",
    });
  }
  const columns = task.secondElements.length;
  const grid = new Uint8Array(task.firstElements.length * columns).fill(neither);
  const { train, test } = partition;
  for (let n = 0; n < train.length / 2; n += 1) grid[train[2 * n] * columns + train[2 * n + 1]] = training;
  for (let n = 0; n < test.length / 2; n += 1)
    grid[test[2 * n] * columns + test[2 * n + 1]] = correct[n] === 0 ? wrong : right;
  return grid;
}

/** The pairs fixed by one of the reflections, (a, b) indices, without repetitions. */
function fixedPairs(task: Task, names: readonly ReflectionName[]): readonly (readonly [number, number])[] {
  const columns = task.secondElements.length;
  const cells = reflectionIndices(task, names, "reflection").flatMap((k) => {
    const pairs = fixedPoints(reflectionPermutation(task, k));
    return Array.from({ length: pairs.length / 2 }, (_, n) => pairs[2 * n] * columns + pairs[2 * n + 1]);
  });
  return [...new Set(cells)].map((cell) => [Math.floor(cell / columns), cell % columns]);
}

const markName = (reflections: readonly ReflectionName[]) => `fixed by s rᵏ, k = ${reflections.join(", ")}`;

function legendItems(grid: Uint8Array, reflections: readonly ReflectionName[]): readonly LegendItem[] {
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
  if (reflections.length === 0) return items;
  return [...items, { name: markName(reflections), icon: "circle", itemStyle: markStyle }];
}

/** Series without points, for the items of the legend. */
function swatches(items: readonly LegendItem[]): readonly object[] {
  return items.map(({ name }) => ({ type: "scatter", name, data: [] }));
}

const markStyle = { color: inkColour, opacity: 1, borderColor: "#ffffff", borderWidth: 1.5 };

function markSeries(marks: readonly (readonly [number, number])[], cell: number): object {
  return {
    type: "scatter",
    z: 4,
    symbol: "circle",
    symbolSize: Math.min(12, Math.max(4, cell * 0.6)),
    itemStyle: markStyle,
    data: marks.map(([a, b]) => [b + 0.5, a + 0.5]),
  };
}
