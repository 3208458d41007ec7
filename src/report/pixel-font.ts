/** Columns of a glyph; one empty column follows each. */
export const glyphWidth = 5;
/** Rows of a capital letter. Glyphs that reach below the line have up to two more. */
export const glyphHeight = 7;

/**
 * One character per row from the top: the row's pixels as a base-32 digit, its highest bit the leftmost
 * pixel.
 */
const glyphs: Readonly<Record<string, string>> = {
  A: "ehhvhhh",
  B: "uhhuhhu",
  C: "ehggghe",
  D: "uhhhhhu",
  E: "vgguggv",
  F: "vgguggg",
  G: "ehgnhhe",
  H: "hhhvhhh",
  I: "e44444e",
  J: "72222ic",
  K: "hikokih",
  L: "ggggggv",
  M: "hrllhhh",
  N: "hhpljhh",
  O: "ehhhhhe",
  P: "uhhuggg",
  Q: "ehhhlid",
  R: "uhhukih",
  S: "fgge11u",
  T: "v444444",
  U: "hhhhhhe",
  V: "hhhhha4",
  W: "hhhllla",
  X: "hha4ahh",
  Y: "hhha444",
  Z: "v1248gv",
  a: "00e1fhf",
  b: "ggmphhu",
  c: "00egghe",
  d: "11djhhf",
  e: "00ehvge",
  f: "698s888",
  g: "00fhhhf1e",
  h: "ggmphhh",
  i: "40c444e",
  j: "2062222ic",
  k: "ggikoki",
  l: "c44444e",
  m: "00qllll",
  n: "00mphhh",
  o: "00ehhhe",
  p: "00uhhhugg",
  q: "00fhhhf11",
  r: "00mpggg",
  s: "00fge1u",
  t: "88s8896",
  u: "00hhhjd",
  v: "00hhha4",
  w: "00hhlla",
  x: "00ha4ah",
  y: "00hhhhf1e",
  z: "00v248v",
  0: "ehjlphe",
  1: "4c4444e",
  2: "eh1248v",
  3: "v2421he",
  4: "26aiv22",
  5: "vgu11he",
  6: "68guhhe",
  7: "v124888",
  8: "ehhehhe",
  9: "ehhf12c",
  " ": "0000000",
  "+": "044v440",
  "-": "000v000",
  "*": "04lel40",
  "/": "01248g0",
  "^": "4ah0000",
  "(": "2488842",
  ")": "8422248",
  "=": "00v0v00",
  ",": "00000448",
  ".": "00000cc",
  ":": "0cc0cc0",
  ";": "0cc0c48",
  "%": "op248j3",
  _: "000000v",
  "|": "4444444",
  "<": "248g842",
  ">": "8421248",
  "[": "e88888e",
  "]": "e22222e",
  "'": "4480000",
  '"': "aaa0000",
  "!": "4444404",
  "?": "eh12404",
  "#": "aavavaa",
  "×": "0ha4ah0",
  "·": "0004000",
};

/** Glyph of a missing character: an empty box. */
const missingGlyph = "vhhhhhv";

/** Calls `paint` with the column and row of every pixel set in the glyph of a character. */
export function forEachGlyphPixel(character: string, paint: (column: number, row: number) => void): void {
  const glyph = Object.hasOwn(glyphs, character) ? glyphs[character] : missingGlyph;
  for (let row = 0; row < glyph.length; row += 1) {
    const bits = Number.parseInt(glyph[row], 32);
    for (let column = 0; column < glyphWidth; column += 1) {
      if ((bits >> (glyphWidth - 1 - column)) & 1) paint(column, row);
    }
  }
}
