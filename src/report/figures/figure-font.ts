import { createRequire } from "node:module";

/** Name of the font that comes with the package. */
export const bundledFont = "Arimo";

/** Path of the font that comes with the package: pictures are the same on a machine without any font. */
export function bundledFontFile(): string {
  return createRequire(import.meta.url).resolve("@expo-google-fonts/arimo/400Regular/Arimo_400Regular.ttf");
}
