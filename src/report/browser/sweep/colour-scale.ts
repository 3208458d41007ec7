import { interpolateViridis } from "d3-scale-chromatic";

/**
 * The colour of a value as `#rrggbb`: viridis, whose steps look equal, in grey and to colour-blind readers too.
 * @param domain What lies outside takes the colour of the nearer end.
 */
export function scaleColour(value: number, [from, to]: readonly [number, number]): string {
  return interpolateViridis(Math.min(Math.max((value - from) / (to - from), 0), 1));
}

/** Black or white, whichever reads better on a colour `#rrggbb`. */
export function inkOn(colour: string): string {
  const [red, green, blue] = [1, 3, 5].map((at) => linear(Number.parseInt(colour.slice(at, at + 2), 16)));
  // Relative luminance as the accessibility guidelines define it; at 0.18 the two contrasts are equal.
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.18 ? "#000000" : "#ffffff";
}

function linear(channel: number): number {
  const share = channel / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
}
