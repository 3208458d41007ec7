import type { EncodingsData } from "../../pages/run/run-page-data.ts";
import { cssColour } from "../../shared/css-colour.ts";
import { type Colour, rightColour, trainColour, wrongColour } from "../../shared/palette.ts";
import type { CellPlace } from "../shared/cell-grid.ts";
import { CellPicture, type Overlay } from "../shared/cell-picture.ts";
import { element, elementById } from "../shared/element.ts";
import { isDark, onThemeChange, themeColour } from "../shared/theme.ts";
import type { IterationSlider } from "./iteration-slider.ts";
import { fixedPlaces, orbitOfPlace, type PositionPermutation } from "./orbit.ts";
import type { SampleState, Samples } from "./samples.ts";

/** Largest side of the picture, pixels. */
const side = 740;

/** Limit on the samples of an orbit named one by one. */
const named = 8;

const stateNames: Readonly<Record<SampleState, string>> = {
  training: "training",
  right: "test, right",
  wrong: "test, wrong",
  test: "test, prediction not known",
  outside: "in neither set",
};

/** Hues of Okabe and Ito for correct and wrong; they differ in lightness as well. */
const lightColours: Readonly<Record<SampleState, Colour>> = {
  training: trainColour,
  right: rightColour,
  wrong: wrongColour,
  test: [170, 199, 216],
  outside: [255, 255, 255],
};

const darkColours: Readonly<Record<SampleState, Colour>> = {
  training: [62, 68, 74],
  right: [86, 180, 233],
  wrong: [255, 214, 94],
  test: [70, 96, 112],
  outside: [20, 23, 26],
};

/** The table of the task, a downwards and b to the right, at the slider's iteration. */
export class SamplesSection {
  readonly #samples: Samples;
  readonly #slider: IterationSlider;
  readonly #picture: CellPicture;
  readonly #choice = document.getElementById("symmetry") as HTMLSelectElement | null;
  #symmetry: PositionPermutation | undefined;
  #fixed: readonly number[] = [];

  constructor(samples: Samples, slider: IterationSlider, encodings: EncodingsData | null) {
    this.#samples = samples;
    this.#slider = slider;
    const { firstElements, secondElements } = samples.data;
    this.#picture = new CellPicture(elementById("samples-picture"), {
      label: "Samples, a downwards and b to the right",
      rows: [{ name: "a", elements: firstElements }],
      columns: [{ name: "b", elements: secondElements }],
      width: side,
      height: side,
      readout: elementById("samples-readout"),
      describe: (place) => this.#describe(place),
      drawOver: (over) => this.#drawOver(over),
    });
    this.#chooseStrongest(encodings);
    this.#choice?.addEventListener("change", () => this.#choose());
    slider.onChange(() => this.#show());
    onThemeChange(() => this.#show());
    this.#choose();
  }

  /** Start with the symmetry most strongly encoded in the last M: it is the one learned. */
  #chooseStrongest(encodings: EncodingsData | null): void {
    if (encodings === null || this.#choice === null) return;
    const last = encodings.values[encodings.values.length - 1] ?? [];
    const strength = this.#samples.data.symmetries.map((name) =>
      Math.abs(last[encodings.elements.indexOf(name)] ?? 0),
    );
    const strongest = Math.max(0, ...strength);
    if (strongest > 0) this.#choice.value = String(strength.indexOf(strongest));
  }

  #choose(): void {
    const value = this.#choice?.value ?? "";
    this.#symmetry = value === "" ? undefined : this.#samples.symmetry(Number(value));
    this.#fixed = this.#symmetry === undefined ? [] : fixedPlaces(this.#symmetry);
    this.#show();
  }

  #show(): void {
    const { iteration } = this.#slider;
    const colours = isDark() ? darkColours : lightColours;
    const counts = new Map<SampleState, number>();
    const [, columns] = this.#samples.sizes;
    this.#picture.paint((row, column): Colour => {
      const state = this.#samples.state(row * columns + column, iteration);
      counts.set(state, (counts.get(state) ?? 0) + 1);
      return colours[state];
    });
    this.#showLegend(counts, colours);
    elementById("samples-note").textContent = this.#samples.data.iterations.includes(iteration)
      ? `Predictions of iteration ${iteration}, made with the M before its update.`
      : `The predictions of iteration ${iteration} are not known.`;
  }

  #showLegend(
    counts: ReadonlyMap<SampleState, number>,
    colours: Readonly<Record<SampleState, Colour>>,
  ): void {
    const states = (Object.keys(stateNames) as SampleState[]).filter((state) => counts.has(state));
    const entries = states.map((state) => {
      const swatch = element("span", {
        class: "swatch",
        style: `background: ${cssColour(colours[state])}`,
      });
      return element("li", {}, swatch, `${stateNames[state]}: ${counts.get(state)}`);
    });
    if (this.#fixed.length > 0) {
      const swatch = element("span", { class: "swatch fixed" });
      entries.push(element("li", {}, swatch, `fixed points: ${this.#fixed.length}`));
    }
    elementById("samples-legend").replaceChildren(...entries);
  }

  #drawOver({ context, cellWidth, cellHeight, place }: Overlay): void {
    const [, columns] = this.#samples.sizes;
    const centre = (at: number) =>
      [((at % columns) + 0.5) * cellWidth, (Math.floor(at / columns) + 0.5) * cellHeight] as const;
    for (const at of this.#fixed) {
      const [x, y] = centre(at);
      disc(context, x, y, markRadius(0.3 * cellWidth, 1.5, 10), themeColour("--paper"));
      disc(context, x, y, markRadius(0.19 * cellWidth, 1, 6), themeColour("--ink"));
    }
    if (place === undefined || this.#symmetry === undefined) return;
    for (const at of orbitOfPlace(this.#symmetry, place.row * columns + place.column)) {
      const [x, y] = centre(at);
      ring(context, x, y, cellWidth);
    }
  }

  #describe(place: CellPlace | undefined): readonly string[] {
    if (place === undefined) return ["Point at a sample, or move through the table with the arrow keys."];
    const [, columns] = this.#samples.sizes;
    const at = place.row * columns + place.column;
    const { iteration } = this.#slider;
    const state = this.#samples.state(at, iteration);
    const predicted = this.#samples.predicted(at, iteration);
    const lines = [
      `a = ${this.#samples.data.firstElements[place.row]}, b = ${this.#samples.data.secondElements[place.column]}: label ${this.#samples.label(at)}`,
      predicted === undefined ? stateNames[state] : `${stateNames[state]}: predicted ${predicted}`,
    ];
    return this.#symmetry === undefined ? lines : [...lines, this.#orbitText(this.#symmetry, at)];
  }

  #orbitText(symmetry: PositionPermutation, at: number): string {
    const orbit = orbitOfPlace(symmetry, at);
    const name = this.#choice?.selectedOptions[0]?.textContent ?? "";
    if (orbit.length === 1) return `Fixed by ${name}.`;
    const [, columns] = this.#samples.sizes;
    const { firstElements, secondElements } = this.#samples.data;
    const others = orbit.slice(1, named + 1).map((other) => {
      const pair = `(${firstElements[Math.floor(other / columns)]}, ${secondElements[other % columns]})`;
      return `${pair} ${stateNames[this.#samples.state(other, this.#slider.iteration)]}`;
    });
    const more = orbit.length - 1 - others.length;
    return `Orbit under ${name}: ${others.join("; ")}${more > 0 ? ` and ${more} more` : ""}.`;
  }
}

function markRadius(wanted: number, least: number, most: number): number {
  return Math.max(least, Math.min(most, wanted));
}

function disc(context: CanvasRenderingContext2D, x: number, y: number, radius: number, colour: string): void {
  context.fillStyle = colour;
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.fill();
}

/** Draw two lines: on any background at least one is visible. */
function ring(context: CanvasRenderingContext2D, x: number, y: number, size: number): void {
  for (const [radius, colour] of [
    [0.5 * size + 3.5, "--paper"],
    [0.5 * size + 2, "--ink"],
  ] as const) {
    context.strokeStyle = themeColour(colour);
    context.lineWidth = 2;
    context.beginPath();
    context.arc(x, y, radius, 0, 2 * Math.PI);
    context.stroke();
  }
}
