import type { Task } from "../../algebra/tasks/task.ts";
import { type FigureAxis, heightSpace, leftSpace } from "./axis.ts";
import { cellImage, imageGraphic } from "./cell-image.ts";
import { type Figure, type Panel, renderChart, topSpace } from "./chart.ts";
import { colourBar, colourBarSpace, signedScale } from "./colour-bar.ts";
import { elementAxis } from "./element-axis.ts";
import type { FigureChoices } from "./figure-options.ts";
import { hairline, inkColour, outerMargin, unitsAcross } from "./figure-style.ts";
import { linearAxis } from "./value-axis.ts";

/** The elements of one kind with their encodings in M. */
export interface EncodedElements {
  /** For example `k of the reflection s r^k`. */
  readonly name: string;
  readonly elements: readonly string[];
  /** One list per iteration, one encoding per element. */
  readonly encodings: readonly (readonly number[])[];
}

/** The encodings of elements over the iterations. */
export interface EncodingSpectrum {
  readonly task: Pick<Task, "name">;
  readonly iterations: readonly number[];
  readonly kinds: readonly EncodedElements[];
}

const rightSpace = outerMargin + 8;
const mapHeight = 250;
const mapGap = 20;

/** Encodings as colours: iterations to the right, elements downwards, one panel per kind. */
export function encodingMap(
  { task, iterations, kinds }: EncodingSpectrum,
  { title, fontSize }: Pick<FigureChoices, "title" | "fontSize">,
): Figure {
  const across = unitsAcross(fontSize);
  const elementAxisOf = ({ name, elements }: EncodedElements): FigureAxis =>
    elementAxis({ name, elements, length: mapHeight, direction: "y", most: 6 });
  const left = outerMargin + Math.max(...kinds.map((kind) => leftSpace(elementAxisOf(kind))));
  const width = across - left - rightSpace;
  const x = elementAxis({
    name: "iteration",
    elements: iterations.map(String),
    length: width,
    direction: "x",
    most: 10,
  });
  const scale = signedScale(
    "encoding (cosine)",
    kinds.flatMap(({ encodings }) => encodings.flat()),
  );
  const top = topSpace({ title, width: across }) + colourBarSpace;
  const panels = kinds.map((kind, index): Panel => {
    const place = { x: left, y: top + index * (mapHeight + mapGap), width, height: mapHeight };
    const image = cellImage({
      rows: kind.elements.length,
      columns: iterations.length,
      colourOf: (row, column) => scale.colourOf(kind.encodings[column][row]),
    });
    const isLast = index === kinds.length - 1;
    return {
      place,
      x: isLast ? x : { ...x, name: "", isLabelled: false },
      y: elementAxisOf(kind),
      series: [],
      graphics: [imageGraphic(image, place)],
      isFramed: true,
    };
  });
  const bottom = top + kinds.length * (mapHeight + mapGap) - mapGap;
  return renderChart({
    title,
    description: `Encoding of each group element of ${task.name} in M after ${iterations.length} iterations`,
    width: across,
    height: Math.ceil(bottom + heightSpace(x) + outerMargin),
    panels: [...panels, colourBar(scale, { x: left + width * 0.15, y: top, width: width * 0.7 })],
  });
}

const barsHeight = 190;
const positiveColour = "#d55e00";
const negativeColour = "#0072b2";

/** Encodings of one iteration as bars, one panel per kind of element, all on the same scale. */
export function encodingBars(
  { task, iterations, kinds }: EncodingSpectrum,
  { title, fontSize }: Pick<FigureChoices, "title" | "fontSize">,
): Figure {
  const across = unitsAcross(fontSize);
  const y = linearAxis(
    "encoding",
    kinds.flatMap(({ encodings }) => encodings[0]),
  );
  const left = outerMargin + leftSpace(y);
  const width = across - left - rightSpace;
  let top = topSpace({ title, width: across }) + 10;
  const panels = kinds.map(({ name, elements, encodings: [encodings] }): Panel => {
    const x = elementAxis({ name, elements, length: width, direction: "x", most: 14 });
    const place = { x: left, y: top, width, height: barsHeight };
    top += barsHeight + heightSpace(x) + 16;
    return { place, x, y, series: [barSeries(encodings, width / elements.length)] };
  });
  return renderChart({
    title,
    description: `Encoding of each group element of ${task.name} in M after iteration ${iterations[0]}`,
    width: across,
    height: Math.ceil(top - 16 + outerMargin),
    panels,
  });
}

function barSeries(encodings: readonly number[], cell: number): object {
  const data = encodings.map((encoding, index) => {
    return {
      value: [index + 0.5, encoding],
      itemStyle: { color: encoding < 0 ? negativeColour : positiveColour },
    };
  });
  const zero = { yAxis: 0, lineStyle: { color: inkColour, width: hairline, type: "solid" } };
  const markLine = { symbol: "none", label: { show: false }, data: [zero] };
  return { type: "bar", barWidth: Math.max(1.5, cell * 0.7), data, markLine };
}
