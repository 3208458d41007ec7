import type { Colour } from "./palette.ts";

/** A colour for CSS and canvases. */
export function cssColour([red, green, blue]: Colour): string {
  return `rgb(${red}, ${green}, ${blue})`;
}

/** Black or white, whichever has more contrast with a colour. */
export function inkOn(colour: Colour): string {
  const [red, green, blue] = colour.map(linear);
  // Relative luminance by the accessibility guidelines (WCAG); at 0.18 the two contrasts are equal.
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.18 ? "#000000" : "#ffffff";
}

function linear(channel: number): number {
  const share = channel / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
}
