import { createRequire } from "node:module";
import { buffer } from "node:stream/consumers";
import { AgopError } from "../../errors.ts";
import type { Figure } from "./chart.ts";

/** The font in the package: figures look the same on a machine without fonts. */
const font = "Arimo";

function fontFile(): string {
  return createRequire(import.meta.url).resolve("@expo-google-fonts/arimo/400Regular/Arimo_400Regular.ttf");
}

/** Options of `figurePng`. */
export interface FigurePngOptions {
  /** Pixels; default 2008, which is 600 dots per inch in a column of 85 mm. */
  readonly width?: number | undefined;
}

/** 600 dots per inch in a column of 85 mm. */
const printWidth = 2008;
/** Wider than a poster needs, and below 2 GB of memory for a figure of any shape. */
const widest = 16_000;

/**
 * A figure as pixels.
 * @throws AgopError INVALID_OPTION (`width`) unless it is an integer from 16 to 16000; RENDERER_UNAVAILABLE
 * if the renderer has no binary for this machine.
 * @example
 * import { writeFile } from "node:fs/promises";
 * const samples = await figure({ directory: "my-run", kind: "samples" });
 * await writeFile("samples.png", await figurePng(samples, { width: 1200 }));
 */
export async function figurePng(
  { svg }: Pick<Figure, "svg">,
  { width = printWidth }: FigurePngOptions = {},
): Promise<Uint8Array> {
  if (!Number.isInteger(width) || width < 16 || width > widest) {
    throw new AgopError("INVALID_OPTION", {
      argument: "width",
      given: String(width),
      accepted: `an integer from 16 to ${widest}`,
    });
  }
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
  return picture.render().asPng();
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

/** As `figurePng`; undefined on a machine that cannot render one. */
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
