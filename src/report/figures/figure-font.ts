import { createRequire } from "node:module";

/** Name of the font in the package. */
export const bundledFont = "Arimo";

/** Path of the font in the package: figures look the same on a machine without fonts. */
export function bundledFontFile(): string {
  return createRequire(import.meta.url).resolve("@expo-google-fonts/arimo/400Regular/Arimo_400Regular.ttf");
}
