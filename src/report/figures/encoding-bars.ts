import type { FigureAxis } from "./axis.ts";
import { heightSpace, leftSpace } from "./axis.ts";
import { type Panel, renderChart, topSpace } from "./chart.ts";
import { elementAxis } from "./element-axis.ts";
import type { EncodedElements, EncodingSpectrum } from "./encoding-spectrum.ts";
import { figureWidth, hairline, inkColour, outerMargin } from "./figure-style.ts";
import { linearAxis } from "./value-axis.ts";

const panelHeight = 190;
const rightSpace = outerMargin + 8;
const positiveColour = "#d55e00";
const negativeColour = "#0072b2";

/**
 * Encodings of one iteration as bars, one panel per kind of element, all on the same scale. @returns An SVG
 * file.
 */
export function encodingBars(
  { task, iterations, kinds }: EncodingSpectrum,
  title: string | undefined,
): string {
  const y = linearAxis(
    "encoding",
    kinds.flatMap(({ encodings }) => encodings[0]),
  );
  const left = outerMargin + leftSpace(y);
  const width = figureWidth - left - rightSpace;
  const axisOf = ({ name, elements }: EncodedElements): FigureAxis =>
    elementAxis({ name, elements, length: width, direction: "x", most: 14 });
  let top = topSpace({ title }) + 10;
  const panels = kinds.map((kind): Panel => {
    const x = axisOf(kind);
    const place = { x: left, y: top, width, height: panelHeight };
    top += panelHeight + heightSpace(x) + 16;
    return { place, x, y, series: barSeries(kind.encodings[0], width / kind.elements.length) };
  });
  return renderChart({
    title,
    description: `Encoding of each group element of ${task.name} in M after iteration ${iterations[0]}`,
    height: Math.ceil(top - 16 + outerMargin),
    panels,
  });
}

function barSeries(encodings: readonly number[], cell: number): readonly object[] {
  const data = encodings.map((encoding, index) => {
    return {
      value: [index + 0.5, encoding],
      itemStyle: { color: encoding < 0 ? negativeColour : positiveColour },
    };
  });
  const zero = { yAxis: 0, lineStyle: { color: inkColour, width: hairline, type: "solid" } };
  const markLine = { symbol: "none", label: { show: false }, data: [zero] };
  return [{ type: "bar", barWidth: Math.max(1.5, cell * 0.7), data, markLine }];
}
