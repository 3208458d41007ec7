import { createRequire } from "node:module";
import { buffer } from "node:stream/consumers";
import { crc32 } from "node:zlib";
import { AgopError } from "../../errors.ts";
import type { Figure } from "./chart.ts";
import { columnMillimetres } from "./figure-style.ts";
import { lettersWithoutGlyph } from "./font-letters.ts";

/** The font in the package: figures look the same on a machine without fonts. */
const font = "Arimo";

function fontFile(): string {
  return createRequire(import.meta.url).resolve("@expo-google-fonts/arimo/400Regular/Arimo_400Regular.ttf");
}

/** Options of `figurePng`. */
export interface FigurePngOptions {
  /** Pixels; default 2008, which is 600 dots per inch in a column of 85 mm. */
  readonly width?: number | undefined;
  /** Dots per inch in print, in place of `width`. */
  readonly dpi?: number | undefined;
}

/** 600 dots per inch in a column of 85 mm. */
const printWidth = 2008;
/** Wider than a poster needs, and below 2 GB of memory for a figure of any shape. */
const widest = 16_000;

const millimetresPerInch = 25.4;

/**
 * A figure as pixels, in a file that says how wide it is in print. A warning names letters that the font
 * lacks.
 * @throws AgopError INVALID_OPTION (`width`, `dpi`) for anything but an integer from 16 to 16000 pixels, and
 *   for both at once; RENDERER_UNAVAILABLE where the renderer has no binary for this machine.
 * @example
 * import { writeFile } from "node:fs/promises";
 * const samples = await figure({ directory: "my-run", kind: "samples" });
 * await writeFile("samples.png", await figurePng(samples, { width: 1200 }));
 */
export async function figurePng(
  {
    svg,
    widthMillimetres = columnMillimetres,
  }: Pick<Figure, "svg"> & Partial<Pick<Figure, "widthMillimetres">>,
  options: FigurePngOptions = {},
): Promise<Uint8Array> {
  const width = pixelsAcross(options, widthMillimetres);
  const { Resvg } = await renderer();
  const picture = new Resvg(svg, {
    fitTo: { mode: "width", value: width },
    background: "#ffffff",
    font: {
      loadSystemFonts: false,
      fontFiles: [fontFile()],
      defaultFontFamily: font,
      sansSerifFamily: font,
    },
  });
  await warnOfLetters(svg);
  return withPrintSize(picture.render().asPng(), width / widthMillimetres);
}

function pixelsAcross({ width, dpi }: FigurePngOptions, widthMillimetres: number): number {
  const fail = (argument: string, given: string, accepted: string): never => {
    throw new AgopError("INVALID_OPTION", { argument, given, accepted });
  };
  if (dpi === undefined) {
    const pixels = width ?? printWidth;
    if (!Number.isInteger(pixels) || pixels < 16 || pixels > widest)
      fail("width", String(pixels), `an integer from 16 to ${widest}`);
    return pixels;
  }
  if (width !== undefined) fail("dpi", `${dpi} beside a width of ${width} pixels`, "dpi or width");
  const inches = widthMillimetres / millimetresPerInch;
  const pixels = Math.round(dpi * inches);
  if (!(pixels >= 16 && pixels <= widest))
    fail("dpi", String(dpi), `${Math.ceil(16 / inches)} to ${Math.floor(widest / inches)} dots per inch`);
  return pixels;
}

/** Bytes of a PNG file before its second chunk. */
const beforeChunks = 33;

/** Inserts the chunk that states the size of the pixels into a PNG file. */
function withPrintSize(png: Uint8Array, pixelsPerMillimetre: number): Uint8Array {
  const chunk = Buffer.alloc(21);
  chunk.writeUInt32BE(9, 0);
  chunk.write("pHYs", 4, "latin1");
  const perMetre = Math.round(1000 * pixelsPerMillimetre);
  chunk.writeUInt32BE(perMetre, 8);
  chunk.writeUInt32BE(perMetre, 12);
  // The unit is the metre.
  chunk.writeUInt8(1, 16);
  chunk.writeUInt32BE(crc32(chunk.subarray(4, 17)), 17);
  return Buffer.concat([png.subarray(0, beforeChunks), chunk, png.subarray(beforeChunks)]);
}

/** Letters already named in a warning; the figures of a run share letters, so warn of each once. */
const named = new Set<string>();

/** Warns of letters that the renderer draws as boxes. */
async function warnOfLetters(svg: string): Promise<void> {
  const texts = Array.from(svg.matchAll(/<text [^>]*>([^<]*)<\/text>/g), ([, text]) => text).join("");
  const lacking = (await lettersWithoutGlyph(texts, fontFile())).filter((letter) => !named.has(letter));
  if (lacking.length === 0) return;
  for (const letter of lacking) named.add(letter);
  process.emitWarning(
    `PNG and PDF files show a box for ${lacking.join(" ")}, which their font (${font}) lacks; an SVG file leaves letters to the fonts of its reader`,
    { type: "AgopWarning", code: "AGOP_MISSING_LETTERS" },
  );
}

async function renderer(): Promise<typeof import("@resvg/resvg-js")> {
  try {
    return await import("@resvg/resvg-js");
  } catch (cause) {
    throw new AgopError("RENDERER_UNAVAILABLE", {
      argument: "PNG",
      given: "a machine for which @resvg/resvg-js has no binary, or where it is not installed,",
      accepted: "SVG and PDF; PNG after `npm install @resvg/resvg-js` on a machine that it supports",
      cause,
    });
  }
}

const pointsPerMillimetre = 72 / 25.4;

/**
 * A figure as a PDF file with one page of its size: vector lines and text, with the font embedded.
 * @example
 * import { writeFile } from "node:fs/promises";
 * const loss = await figure({ directory: "my-run", kind: "loss" });
 * await writeFile("loss.pdf", await figurePdf(loss));
 */
export async function figurePdf({ svg, widthMillimetres, heightMillimetres }: Figure): Promise<Uint8Array> {
  await warnOfLetters(svg);
  const { default: PDFDocument } = await import("pdfkit");
  const { default: drawSvg } = await import("svg-to-pdfkit");
  const [width, height] = [widthMillimetres * pointsPerMillimetre, heightMillimetres * pointsPerMillimetre];
  // Fix the date: the same figure gives the same file.
  const info = { CreationDate: new Date(0), Producer: "agop", Creator: "agop" };
  const document = new PDFDocument({ size: [width, height], margin: 0, info });
  document.registerFont(font, fontFile());
  drawSvg(document, svg, 0, 0, { width, height, assumePt: false, fontCallback: () => font });
  document.end();
  return buffer(document);
}

/** As `figurePng`; undefined on a machine that cannot render a PNG. */
export async function figurePngIfAvailable(
  figure: Figure,
  options?: FigurePngOptions,
): Promise<Uint8Array | undefined> {
  try {
    return await figurePng(figure, options);
  } catch (error) {
    if (error instanceof AgopError && error.code === "RENDERER_UNAVAILABLE") return undefined;
    throw error;
  }
}

/** A figure for a screen. */
export interface FigurePicture {
  /** `svg` on a machine that cannot render a PNG. */
  readonly format: "png" | "svg";
  readonly content: Uint8Array | string;
}

/** Width of a figure for a screen in pixels: letters are 28 pixels high. */
const screenWidth = 960;

/** A figure as a PNG for a screen, or as SVG on a machine that cannot render one. */
export async function figurePicture(figure: Figure): Promise<FigurePicture> {
  const png = await figurePngIfAvailable(figure, { width: screenWidth });
  return png === undefined ? { format: "svg", content: figure.svg } : { format: "png", content: png };
}
