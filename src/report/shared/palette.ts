/** Red, green and blue, 0 to 255 each (sRGB). */
export type Colour = readonly [red: number, green: number, blue: number];

export const paper: Colour = [255, 255, 255];
export const ink: Colour = [38, 38, 38];
/**
 * Lines between the cells of a grid: light enough to set white cells apart without competing with the data.
 */
export const gridLine: Colour = [238, 238, 238];
/** Stripes of cells without a value. */
export const missing: Colour = [150, 150, 150];

/**
 * States of a sample. The hues are from Okabe and Ito (2008), distinguishable under every common colour
 * vision deficiency; these two also differ in lightness, for grey prints.
 */
export const trainColour: Colour = [216, 216, 216];
export const rightColour: Colour = [0, 114, 178];
export const wrongColour: Colour = [230, 159, 0];

/**
 * Blue below zero, vermillion above (Okabe and Ito), both darkening away from white. The lightness depends
 * almost only on the magnitude, so magnitudes compare across signs.
 */
const negativeStops: readonly Colour[] = [paper, [146, 196, 228], [0, 114, 178], [0, 38, 77]];
const positiveStops: readonly Colour[] = [paper, [244, 180, 137], [213, 94, 0], [90, 28, 0]];

/** The same hues on a dark background, lighter for larger magnitudes. */
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
 * @param value In [-1, 1]; clamped. 0 is the colour of the background.
 * @param ground Background; default light: white.
 */
export function divergingColour(value: number, ground: "light" | "dark" = "light"): Colour {
  return colourAlong(divergingStops[ground][value < 0 ? "negative" : "positive"], Math.abs(value));
}

/**
 * Colour at a position on a scale with evenly spaced stops.
 * @param place In [0, 1]; clamped.
 */
export function colourAlong(stops: readonly Colour[], place: number): Colour {
  const position = Math.min(Math.max(place, 0), 1) * (stops.length - 1);
  const below = Math.min(Math.floor(position), stops.length - 2);
  const [from, to, share] = [stops[below], stops[below + 1], position - below];
  const between = (channel: 0 | 1 | 2) => Math.round(from[channel] + (to[channel] - from[channel]) * share);
  return [between(0), between(1), between(2)];
}
