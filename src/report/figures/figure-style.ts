/** Width of a figure in units: the layout is for a paper column; output formats scale it. */
export const figureWidth = 640;
/** Width of a paper column, the default width in print. */
export const columnMillimetres = 85;

/** Sizes of letters in units: 7 and 7.5 points in print. */
export const tickFontSize = 18.6;
export const nameFontSize = 20;

const pointsPerMillimetre = 72 / 25.4;

/**
 * Width of a figure in units for names with letters of this size in print: larger letters leave room for
 * fewer units.
 * @param fontSize Points; default 7.5.
 */
export function unitsAcross(fontSize: number | undefined): number {
  if (fontSize === undefined) return figureWidth;
  return (columnMillimetres * pointsPerMillimetre * nameFontSize) / fontSize;
}

/** Journals ask for Arial; Arimo, the font in the package, has the same widths. */
export const fontFamily = "Arial, Helvetica, Arimo, sans-serif";

export const inkColour = "#262626";
/** Width of axes and frames in units: half a point in print. */
export const hairline = 1.4;
export const lineWidth = 3;

export const outerMargin = 8;
export const tickLength = 7;
/** Space between a tick and its label, and between the labels and the name of an axis. */
export const labelGap = 6;
