import type { Colour } from "./palette.ts";

/**
 * Ten colours of viridis (Smith and van der Walt, 2015): perceptually uniform, with increasing lightness, in
 * the same order for colour-blind readers and in grey prints.
 */
const stops: readonly Colour[] = [
  [68, 1, 84],
  [72, 40, 120],
  [62, 73, 137],
  [49, 104, 142],
  [38, 130, 142],
  [31, 158, 137],
  [53, 183, 121],
  [110, 206, 88],
  [181, 222, 43],
  [253, 231, 37],
];

/** Colour of a magnitude. @param value In [0, 1]; clamped. */
export function sequentialColour(value: number): Colour {
  const place = Math.min(Math.max(value, 0), 1) * (stops.length - 1);
  const below = Math.min(Math.floor(place), stops.length - 2);
  const share = place - below;
  const between = (channel: 0 | 1 | 2) =>
    Math.round(stops[below][channel] + (stops[below + 1][channel] - stops[below][channel]) * share);
  return [between(0), between(1), between(2)];
}
