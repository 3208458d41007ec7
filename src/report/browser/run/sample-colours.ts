import { type Colour, rightColour, trainColour, wrongColour } from "../../shared/palette.ts";
import type { SampleState } from "./samples.ts";

const light: Readonly<Record<SampleState, Colour>> = {
  training: trainColour,
  right: rightColour,
  wrong: wrongColour,
  test: [170, 199, 216],
  outside: [255, 255, 255],
};

const dark: Readonly<Record<SampleState, Colour>> = {
  training: [62, 68, 74],
  right: [86, 180, 233],
  wrong: [255, 214, 94],
  test: [70, 96, 112],
  outside: [20, 23, 26],
};

/** Okabe and Ito's hues for what is right and wrong, which differ in lightness as well. */
export function sampleColours(isDark: boolean): Readonly<Record<SampleState, Colour>> {
  return isDark ? dark : light;
}
