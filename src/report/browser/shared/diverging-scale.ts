import { type Colour, divergingColour } from "../../shared/palette.ts";
import { element } from "./element.ts";
import { isDark } from "./theme.ts";

/** The colours of values between -1 and 1 on the current background. */
export function presentScale(): (value: number) => Colour {
  const ground = isDark() ? "dark" : "light";
  return (value) => divergingColour(value, ground);
}

/** A colour scale with numbers at its ends. */
export interface ScaleBar {
  /** Name, for a picture with several scales; may be empty. */
  readonly name: string;
  /** The value at the upper end; the lower end is its negative. */
  readonly end: number;
}

/** Pixels of a bar. */
const barWidth = 256;

/** Shows the scales of a picture. */
export function showScales(host: HTMLElement, bars: readonly ScaleBar[]): void {
  host.classList.add("scales");
  host.replaceChildren(...bars.map(scaleBar));
}

function scaleBar({ name, end }: ScaleBar): HTMLElement {
  const canvas = element("canvas", { width: String(barWidth), height: "1", "aria-hidden": "true" });
  const image = new ImageData(barWidth, 1);
  const colourOf = presentScale();
  for (let x = 0; x < barWidth; x++) {
    image.data.set([...colourOf((2 * x) / (barWidth - 1) - 1), 255], 4 * x);
  }
  canvas.getContext("2d")?.putImageData(image, 0, 0);
  const numbers = [-end, 0, end].map((value) => element("span", {}, shortNumber(value)));
  const caption = name === "" ? [] : [element("span", { class: "scale-name" }, name)];
  return element(
    "div",
    { class: "scale" },
    ...caption,
    canvas,
    element("div", { class: "scale-numbers" }, ...numbers),
  );
}

/** Three digits, with a true minus sign. */
export function shortNumber(value: number): string {
  const text =
    value !== 0 && (Math.abs(value) < 1e-3 || Math.abs(value) >= 1e5)
      ? value.toExponential(2)
      : String(Number(value.toPrecision(3)));
  return text.replaceAll("-", "\u2212");
}
