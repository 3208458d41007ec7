import type { FigureAxis } from "./axis.ts";
import { heightSpace, leftSpace } from "./axis.ts";
import { cellImage, imageGraphic } from "./cell-image.ts";
import { type Panel, renderChart, topSpace } from "./chart.ts";
import { colourBar, colourBarSpace } from "./colour-bar.ts";
import { elementAxis } from "./element-axis.ts";
import type { EncodedElements, EncodingSpectrum } from "./encoding-spectrum.ts";
import { figureWidth, outerMargin } from "./figure-style.ts";
import { frameGraphic } from "./frame.ts";
import { signedScale } from "./signed-scale.ts";

const panelHeight = 250;
const panelGap = 20;
const rightSpace = outerMargin + 8;

/**
 * Encodings as colours: iterations to the right, elements downwards, one panel per kind. @returns An SVG
 * file.
 */
export function encodingMap(
  { task, iterations, kinds }: EncodingSpectrum,
  title: string | undefined,
): string {
  const elementAxisOf = ({ name, elements }: EncodedElements): FigureAxis =>
    elementAxis({ name, elements, length: panelHeight, direction: "y", most: 6 });
  const left = outerMargin + Math.max(...kinds.map((kind) => leftSpace(elementAxisOf(kind))));
  const width = figureWidth - left - rightSpace;
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
  const top = topSpace({ title }) + colourBarSpace;
  const panels = kinds.map((kind, index): Panel => {
    const place = { x: left, y: top + index * (panelHeight + panelGap), width, height: panelHeight };
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
      graphics: [imageGraphic(image, place), frameGraphic(place)],
    };
  });
  const bottom = top + kinds.length * (panelHeight + panelGap) - panelGap;
  return renderChart({
    title,
    description: `Encoding of each group element of ${task.name} in M after ${iterations.length} iterations`,
    height: Math.ceil(bottom + heightSpace(x) + outerMargin),
    panels: [...panels, colourBar(scale, { x: left + width * 0.15, y: top, width: width * 0.7 })],
  });
}
