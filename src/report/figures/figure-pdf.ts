import { buffer } from "node:stream/consumers";
import { bundledFont, bundledFontFile } from "./figure-font.ts";

const pointsPerMillimetre = 72 / 25.4;

/**
 * A figure as a PDF file with one page of its size: vector lines and text, with the font embedded.
 * @param svg A result of `figure`.
 */
export async function figurePdf(svg: string): Promise<Uint8Array> {
  const { default: PDFDocument } = await import("pdfkit");
  const { default: drawSvg } = await import("svg-to-pdfkit");
  const size = (name: string): number => {
    const millimetres = Number(new RegExp(`<svg [^>]*\\b${name}="([\\d.]+)mm"`).exec(svg)?.[1]);
    return millimetres * pointsPerMillimetre;
  };
  const [width, height] = [size("width"), size("height")];
  // Fix the date: the same figure gives the same file.
  const info = { CreationDate: new Date(0), Producer: "agop", Creator: "agop" };
  const document = new PDFDocument({ size: [width, height], margin: 0, info });
  document.registerFont(bundledFont, bundledFontFile());
  drawSvg(document, svg, 0, 0, { width, height, assumePt: false, fontCallback: () => bundledFont });
  document.end();
  return buffer(document);
}
