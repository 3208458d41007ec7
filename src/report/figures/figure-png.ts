import { AgopError } from "../../errors.ts";
import { bundledFont, bundledFontFile } from "./figure-font.ts";

/** 600 dots per inch in a column of 85 mm. */
export const defaultPngWidth = 2008;
/** More than a poster needs, and below 2 GB of memory for a figure of any shape. */
const widest = 16_000;

/**
 * A figure as pixels.
 * @param svg A result of `figure`.
 * @param options.width Pixels; default 2008, which is 600 dots per inch in a column of 85 mm.
 * @throws AgopError INVALID_OPTION (`width`) unless it is an integer from 16 to 16000.
 */
export async function figurePng(
  svg: string,
  { width = defaultPngWidth }: { readonly width?: number | undefined } = {},
): Promise<Uint8Array> {
  if (!Number.isInteger(width) || width < 16 || width > widest) {
    throw new AgopError("INVALID_OPTION", {
      argument: "width",
      given: String(width),
      accepted: `an integer from 16 to ${widest}`,
    });
  }
  const { Resvg } = await import("@resvg/resvg-js");
  const picture = new Resvg(svg, {
    fitTo: { mode: "width", value: width },
    background: "#ffffff",
    font: {
      loadSystemFonts: false,
      fontFiles: [bundledFontFile()],
      defaultFontFamily: bundledFont,
      sansSerifFamily: bundledFont,
    },
  });
  return picture.render().asPng();
}
