import { type Colour, divergingColour } from "../shared/palette.ts";
import type { FigureAxis } from "./axis.ts";
import { heightSpace } from "./axis.ts";
import { cellImage, imageGraphic } from "./cell-image.ts";
import type { Panel, Rectangle } from "./chart.ts";
import { inkColour } from "./figure-style.ts";
import { formatNumber, niceTicks, powerOfTen } from "./nice-ticks.ts";

/** The colour scale of an image. */
export interface ColourScale {
  /** Name with unit. */
  readonly name: string;
  readonly from: number;
  readonly to: number;
  /** Whether values beyond the ends occur: the bar then ends in triangles. */
  readonly goesBeyond?: { readonly below: boolean; readonly above: boolean } | undefined;
  colourOf(value: number): Colour;
}

/**
 * A diverging scale for entries of both signs, white at 0.
 * @param values The values that the scale must cover.
 * @param all All drawn values: those beyond the ends take the end colours, and the bar says so.
 */
export function signedScale(name: string, values: Iterable<number>, all: Iterable<number> = []): ColourScale {
  let largest = 0;
  for (const value of values) largest = Math.max(largest, Math.abs(value));
  let below = false;
  let above = false;
  for (const value of all) {
    below ||= value < -largest;
    above ||= value > largest;
  }
  const end = largest || 1;
  return {
    name,
    from: -end,
    to: end,
    goesBeyond: { below, above },
    colourOf: (value) => divergingColour(value / end),
  };
}

const thickness = 16;
const pointLength = 14;
const shades = 256;

/** Space of the bar above a panel, units. */
export const colourBarSpace = thickness + heightSpace({ name: "M", from: 0, to: 1, ticks: [] }) + 12;

/**
 * Draws a colour bar with its own axis above a panel.
 * @param above Left edge, width and upper edge of the panel.
 */
export function colourBar(scale: ColourScale, above: Omit<Rectangle, "height">): Panel {
  const { from, to, goesBeyond, colourOf } = scale;
  const place = { x: above.x, y: above.y - 12 - thickness, width: above.width, height: thickness };
  const image = cellImage({
    rows: 1,
    columns: shades,
    colourOf: (_, column) => colourOf(from + ((to - from) * (column + 0.5)) / shades),
  });
  const points = [
    ...(goesBeyond?.below === true ? [point(place, -1, colourOf(from))] : []),
    ...(goesBeyond?.above === true ? [point(place, 1, colourOf(to))] : []),
  ];
  return {
    place,
    x: { ...barAxis(scale, above.width), position: "top" },
    y: { name: "", from: 0, to: 1, ticks: [], isLabelled: false },
    series: [],
    graphics: [imageGraphic(image, place), ...points],
    isFramed: true,
  };
}

/** Factors a power of ten out of small and large values and shows it beside the name. */
function barAxis({ name, from, to }: ColourScale, width: number): FigureAxis {
  const largest = Math.max(Math.abs(from), Math.abs(to));
  const exponent = largest > 0 ? Math.floor(Math.log10(largest)) : 0;
  const isScaled = exponent < -2 || exponent > 3;
  const unit = isScaled ? 10 ** exponent : 1;
  const count = Math.max(2, Math.round(width / 110));
  const choices = [1, 2, 3].map((finer) => niceTicks(from / unit, to / unit, finer * count));
  // Widen an empty range: one number makes no scale.
  const ticks = choices.find((each) => each.length > 2) ?? choices[0];
  return {
    name: isScaled ? `${name} / ${powerOfTen(exponent)}` : name,
    from,
    to,
    ticks: ticks.map(({ at }) => ({ at: at * unit, label: formatNumber(at) })),
  };
}

/** The triangle at an end of the bar for values beyond it. */
function point({ x, y, width, height }: Rectangle, direction: -1 | 1, [red, green, blue]: Colour): object {
  const base = direction < 0 ? x : x + width;
  const points = [
    [base, y],
    [base + direction * pointLength, y + height / 2],
    [base, y + height],
  ];
  return {
    type: "polygon",
    z: 1,
    shape: { points },
    style: { fill: `rgb(${red},${green},${blue})`, stroke: inkColour, lineWidth: 1 },
  };
}
