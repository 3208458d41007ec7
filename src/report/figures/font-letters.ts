import { readFile } from "node:fs/promises";

/** A range of consecutive letters in the character map of a font. */
interface Segment {
  readonly first: number;
  readonly last: number;
  /** Added to the code of a letter, modulo 65536, to give its glyph. */
  readonly delta: number;
  /** Offset of the glyph of the first letter in the file; 0 if `delta` alone gives the glyph. */
  readonly glyphs: number;
}

/** The letters of a text without a glyph in a TrueType font, each once. @param file Path of the font. */
export async function lettersWithoutGlyph(text: string, file: string): Promise<readonly string[]> {
  const font = await readFile(file);
  const segments = letterSegments(font);
  const letters = [...new Set(text)].filter((letter) => !/[\s\p{Cf}]/u.test(letter));
  return letters.filter((letter) => !hasGlyph(font, segments, letter.codePointAt(0) ?? 0));
}

function hasGlyph(font: Buffer, segments: readonly Segment[], code: number): boolean {
  const segment = segments.find(({ first, last }) => code >= first && code <= last);
  if (segment === undefined) return false;
  const { first, delta, glyphs } = segment;
  if (glyphs === 0) return (code + delta) % 65_536 !== 0;
  return font.readUInt16BE(glyphs + 2 * (code - first)) !== 0;
}

/** Reads the segments of a font's character map in format 4, which every font for the basic plane has. */
function letterSegments(font: Buffer): readonly Segment[] {
  const map = characterMap(font);
  const count = font.readUInt16BE(map + 6) / 2;
  const entry = (list: number, index: number) => map + 14 + 2 * (list * count + index) + (list > 0 ? 2 : 0);
  return Array.from({ length: count }, (_, index): Segment => {
    const offset = entry(3, index);
    const distance = font.readUInt16BE(offset);
    return {
      last: font.readUInt16BE(entry(0, index)),
      first: font.readUInt16BE(entry(1, index)),
      delta: font.readUInt16BE(entry(2, index)),
      glyphs: distance === 0 ? 0 : offset + distance,
    };
  });
}

function characterMap(font: Buffer): number {
  const tables = Array.from({ length: font.readUInt16BE(4) }, (_, index) => 12 + 16 * index);
  const record = tables.find((at) => font.toString("latin1", at, at + 4) === "cmap") ?? 0;
  const start = font.readUInt32BE(record + 8);
  const maps = Array.from({ length: font.readUInt16BE(start + 2) }, (_, index) =>
    font.readUInt32BE(start + 4 + 8 * index + 4),
  );
  return start + (maps.find((at) => font.readUInt16BE(start + at) === 4) ?? 0);
}
