import { type Colour, divergingColour } from "../shared/palette.ts";
import type { FigureAxis } from "./axis.ts";
import { heightSpace } from "./axis.ts";
import { cellImage, imageGraphic } from "./cell-image.ts";
import type { Panel, Rectangle } from "./chart.ts";
import { inkColour } from "./figure-style.ts";
import { formatNumber, niceTicks, powerOfTen } from "./nice-ticks.ts";

/** What the colours of an image stand for. */
export interface ColourScale {
  /** With the unit. */
  readonly name: string;
  readonly from: number;
  readonly to: number;
  /** Whether values beyond the ends occur: the bar then has points there. */
  readonly goesBeyond?: { readonly below: boolean; readonly above: boolean } | undefined;
  colourOf(value: number): Colour;
}

/**
 * A diverging scale for entries of both signs, white at 0.
 * @param values The values that the scale must hold.
 * @param all All values that are drawn: those beyond the ends take the colours of the ends, and the bar says
 *   so.
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

/** Space above a panel that its bar takes, units. */
export const colourBarSpace = thickness + heightSpace({ name: "M", from: 0, to: 1, ticks: [] }) + 12;

/**
 * A bar of colours above a panel, with its own axis.
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

/** Small and large values are given in a power of ten, which stands beside the name. */
function barAxis({ name, from, to }: ColourScale, width: number): FigureAxis {
  const largest = Math.max(Math.abs(from), Math.abs(to));
  const exponent = largest > 0 ? Math.floor(Math.log10(largest)) : 0;
  const isScaled = exponent < -2 || exponent > 3;
  const unit = isScaled ? 10 ** exponent : 1;
  const count = Math.max(2, Math.round(width / 110));
  const choices = [1, 2, 3].map((finer) => niceTicks(from / unit, to / unit, finer * count));
  // One number does not make a scale.
  const ticks = choices.find((each) => each.length > 2) ?? choices[0];
  return {
    name: isScaled ? `${name} / ${powerOfTen(exponent)}` : name,
    from,
    to,
    ticks: ticks.map(({ at }) => ({ at: at * unit, label: formatNumber(at) })),
  };
}

/** The triangle at an end of the bar that says: and beyond. */
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
