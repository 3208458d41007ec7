import { divergingColour } from "../shared/palette.ts";
import type { ColourScale } from "./colour-bar.ts";

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
