/** Red, green and blue, 0 to 255 each (sRGB). */
export type Colour = readonly [red: number, green: number, blue: number];

export const paper: Colour = [255, 255, 255];
export const ink: Colour = [38, 38, 38];
/**
 * Lines between the cells of a grid: light enough to set white cells apart without competing with the data.
 */
export const gridLine: Colour = [238, 238, 238];
/** Stripes of what has no value. */
export const missing: Colour = [150, 150, 150];

/**
 * States of a sample. The hues are Okabe and Ito's (2008), which stay apart in every common colour vision
 * deficiency; these two differ in lightness as well and so survive a grey print.
 */
export const trainColour: Colour = [216, 216, 216];
export const rightColour: Colour = [0, 114, 178];
export const wrongColour: Colour = [230, 159, 0];

/**
 * Blue below zero, vermillion above (Okabe and Ito), both darkening away from white. The lightness is a
 * function of the magnitude alone, nearly, so magnitudes can be compared across signs.
 */
const negativeStops: readonly Colour[] = [paper, [146, 196, 228], [0, 114, 178], [0, 38, 77]];
const positiveStops: readonly Colour[] = [paper, [244, 180, 137], [213, 94, 0], [90, 28, 0]];

/** The same hues on dark paper, where magnitude is light. */
const darkPaper: Colour = [20, 23, 26];
const darkNegativeStops: readonly Colour[] = [darkPaper, [0, 66, 110], [50, 150, 214], [205, 236, 255]];
const darkPositiveStops: readonly Colour[] = [darkPaper, [110, 50, 0], [226, 125, 40], [255, 228, 200]];

const divergingStops = {
  light: { negative: negativeStops, positive: positiveStops },
  dark: { negative: darkNegativeStops, positive: darkPositiveStops },
} as const;

/**
 * Colour of a number on the diverging scale.
 *
 * @param value In [-1, 1]; what lies outside takes the colour of the nearer end. 0 is the colour of the
 *   paper.
 * @param ground The paper, default light: white.
 */
export function divergingColour(value: number, ground: "light" | "dark" = "light"): Colour {
  return colourAlong(divergingStops[ground][value < 0 ? "negative" : "positive"], Math.abs(value));
}

/**
 * Colour at a place of a scale whose stops are at even distances.
 * @param place In [0, 1]; what lies outside takes the nearer end.
 */
export function colourAlong(stops: readonly Colour[], place: number): Colour {
  const position = Math.min(Math.max(place, 0), 1) * (stops.length - 1);
  const below = Math.min(Math.floor(position), stops.length - 2);
  const [from, to, share] = [stops[below], stops[below + 1], position - below];
  const between = (channel: 0 | 1 | 2) => Math.round(from[channel] + (to[channel] - from[channel]) * share);
  return [between(0), between(1), between(2)];
}
