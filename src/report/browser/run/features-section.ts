import type { RunPageData } from "../../pages/run/run-page-data.ts";
import type { AxisSpan } from "../shared/axis-ticks.ts";
import type { CellPlace } from "../shared/cell-grid.ts";
import { CellPicture } from "../shared/cell-picture.ts";
import { presentScale, shortNumber, showScales } from "../shared/diverging-scale.ts";
import { elementById } from "../shared/element.ts";
import { onThemeChange, themeColour } from "../shared/theme.ts";
import type { FeatureMatrices } from "./feature-matrices.ts";
import { type FeatureView, type FeatureViewName, featureView } from "./feature-view.ts";
import type { IterationSlider } from "./iteration-slider.ts";

/** Largest side of the picture, pixels. */
const side = 740;

/** The picture of M at the slider's iteration. */
export class FeaturesSection {
  readonly #data: RunPageData["features"];
  readonly #matrices: FeatureMatrices;
  readonly #slider: IterationSlider;
  readonly #picture: CellPicture;
  #matrix: Float32Array = new Float32Array(0);
  #index = -1;
  #view: FeatureView | undefined;

  constructor(data: RunPageData["features"], matrices: FeatureMatrices, slider: IterationSlider) {
    this.#data = data;
    this.#matrices = matrices;
    this.#slider = slider;
    this.#picture = new CellPicture(elementById("features-picture"), {
      label: "Feature matrix M",
      rows: data.blocks,
      columns: data.blocks,
      width: side,
      height: side,
      readout: elementById("features-readout"),
      describe: (place) => this.#describe(place),
    });
    for (const input of viewInputs()) input.addEventListener("change", () => this.#changeView());
    slider.onChange(() => this.#show());
    onThemeChange(() => this.#show());
    this.#changeView();
  }

  #changeView(): void {
    this.#show();
    const order = this.#view?.order ?? [];
    let start = 0;
    const spans = this.#data.blocks.map(({ name, elements }): AxisSpan => {
      const rows = order.slice(start, start + elements.length);
      const first = start;
      start += elements.length;
      return { name, elements: rows.map((row) => elements[row - first]) };
    });
    this.#picture.setAxes(spans, spans);
    this.#show();
  }

  #show(): void {
    const index = this.#matrices.indexAt(this.#slider.iteration);
    if (index !== this.#index) this.#matrix = this.#matrices.matrix(index);
    this.#index = index;
    const name = viewInputs().find(({ checked }) => checked)?.value as FeatureViewName;
    const view = featureView(name, {
      matrix: this.#matrix,
      sizes: this.#data.blocks.map(({ elements }) => elements.length),
      logarithmicOrder: this.#data.logarithmicOrder,
    });
    this.#view = view;
    const [red = 0, green = 0, blue = 0] = themeColour("--panel").match(/\d+/g)?.map(Number) ?? [];
    const colourOf = presentScale();
    this.#picture.paint((row, column) => {
      const share = view.share(row, column);
      return Number.isNaN(share) ? [red, green, blue] : colourOf(share);
    });
    showScales(elementById("features-scale"), view.scales);
    elementById("features-note").textContent = this.#note(name);
  }

  #note(view: FeatureViewName): string {
    const saved = this.#matrices.iterations[this.#index];
    const { iteration } = this.#slider;
    const which =
      saved === iteration
        ? saved === 0
          ? "M before the first iteration."
          : `M after the update of iteration ${saved}.`
        : `M of iteration ${iteration} was not saved; this is M after iteration ${saved}.`;
    const about: Readonly<Record<FeatureViewName, string>> = {
      full: "",
      "off-diagonal": "",
      blocks: "The diagonal may lie beyond the end of its block's scale.",
      logarithm: "",
    };
    return `${which} ${about[view]}`.trim();
  }

  #describe(place: CellPlace | undefined): readonly string[] {
    if (place === undefined || this.#view === undefined)
      return ["Point at a cell, or move through the picture with the arrow keys."];
    const { order } = this.#view;
    const [row, column] = [order[place.row], order[place.column]];
    const value = this.#matrix[row * this.#matrices.dimension + column];
    return [`row ${this.#nameOf(row)}, column ${this.#nameOf(column)}`, shortNumber(value)];
  }

  #nameOf(row: number): string {
    let start = 0;
    for (const { name, elements } of this.#data.blocks) {
      if (row < start + elements.length) return `${name} = ${elements[row - start]}`;
      start += elements.length;
    }
    return "";
  }
}

function viewInputs(): readonly HTMLInputElement[] {
  return [...document.querySelectorAll<HTMLInputElement>('input[name="view"]')];
}
