import type { EncodingsData } from "../../pages/run/run-page-data.ts";
import type { CellPlace } from "../shared/cell-grid.ts";
import { CellPicture } from "../shared/cell-picture.ts";
import { presentScale, shortNumber, showScales } from "../shared/diverging-scale.ts";
import { element, elementById } from "../shared/element.ts";
import { onThemeChange, themeColour } from "../shared/theme.ts";
import type { IterationSlider } from "./iteration-slider.ts";

/** Elements in the list of the strongest. */
const listed = 12;

/**
 * The encodings of the group elements over the iterations, and the strongest of them at the slider's
 * iteration.
 */
export class EncodingsSection {
  readonly #data: EncodingsData;
  readonly #slider: IterationSlider;
  readonly #picture: CellPicture;
  /** The largest magnitude of all. */
  readonly #end: number;

  constructor(data: EncodingsData, slider: IterationSlider) {
    this.#data = data;
    this.#slider = slider;
    this.#end = data.values.flat().reduce((end, value) => Math.max(end, Math.abs(value)), 0) || 1;
    const { elements, iterations } = data;
    this.#picture = new CellPicture(elementById("encodings-picture"), {
      label: "Encodings, group elements downwards and iterations to the right",
      rows: [{ name: "element", elements }],
      columns: [{ name: "iteration", elements: iterations.map(String) }],
      width: 780,
      height: Math.max(320, Math.min(640, 16 * elements.length)),
      square: false,
      readout: elementById("encodings-readout"),
      describe: (place) => this.#describe(place),
      drawOver: ({ context, cellWidth, cellHeight }) => {
        context.strokeStyle = themeColour("--ink");
        context.strokeRect(this.#column() * cellWidth, 0.5, cellWidth, elements.length * cellHeight - 1);
      },
    });
    slider.onChange(() => this.#move());
    onThemeChange(() => this.#paint());
    this.#paint();
  }

  #paint(): void {
    const { values } = this.#data;
    const colourOf = presentScale();
    this.#picture.paint((row, column) => colourOf(values[column][row] / this.#end));
    showScales(elementById("encodings-scale"), [{ name: "", end: this.#end }]);
    this.#move();
  }

  /** The column for the slider's iteration: the last one known by then. */
  #column(): number {
    const { iteration } = this.#slider;
    return Math.max(
      0,
      this.#data.iterations.findLastIndex((known) => known <= iteration),
    );
  }

  #move(): void {
    this.#picture.drawOver();
    const column = this.#column();
    const strongest = this.#data.values[column]
      .map((value, index) => ({ value, name: this.#data.elements[index] }))
      .sort((a, b) => Math.abs(b.value) - Math.abs(a.value))
      .slice(0, listed);
    elementById("strongest-heading").textContent =
      `Most strongly encoded after iteration ${this.#data.iterations[column]}`;
    elementById("strongest").replaceChildren(
      ...strongest.map(({ value, name }) => bar(name, value, this.#end)),
    );
  }

  #describe(place: CellPlace | undefined): readonly string[] {
    if (place === undefined) return ["Point at a cell, or move through the picture with the arrow keys."];
    const { elements, iterations, values } = this.#data;
    const value = shortNumber(values[place.column][place.row]);
    return [`${elements[place.row]} after iteration ${iterations[place.column]}: ${value}`];
  }
}

function bar(name: string, value: number, end: number): HTMLElement {
  const length = `width: ${((50 * Math.abs(value)) / end).toFixed(2)}%`;
  const drawn = element("span", { class: value < 0 ? "bar negative" : "bar", style: length });
  return element(
    "li",
    {},
    element("span", { class: "bar-name" }, name),
    element("span", { class: "bar-room", "aria-hidden": "true" }, drawn),
    element("span", { class: "bar-value" }, shortNumber(Number(value.toFixed(3)))),
  );
}
