import { type Colour, colourAlong } from "./palette.ts";

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
  return colourAlong(stops, value);
}
