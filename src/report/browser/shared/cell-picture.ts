import type { Colour } from "../../shared/palette.ts";
import { type AxisSpan, axisTicks, cellCount } from "./axis-ticks.ts";
import { CellCursor } from "./cell-cursor.ts";
import type { CellGrid, CellPlace } from "./cell-grid.ts";
import { element } from "./element.ts";
import { themeColour } from "./theme.ts";

export interface CellPictureOptions {
  /** Description of the picture for screen readers. */
  readonly label: string;
  readonly rows: readonly AxisSpan[];
  readonly columns: readonly AxisSpan[];
  /** Largest size of the grid, pixels. */
  readonly width: number;
  readonly height: number;
  /** Whether cells are square (default true). */
  readonly square?: boolean;
  /** Element that shows the text of the cell under the pointer or the keyboard cursor. */
  readonly readout: HTMLElement;
  /** Text for a cell, and without a cell. */
  readonly describe: (place: CellPlace | undefined) => readonly string[];
  /** Draws over the cells, in pixels of the page. */
  readonly drawOver?: (over: Overlay) => void;
}

/** Drawing surface for `drawOver`. */
export interface Overlay {
  readonly context: CanvasRenderingContext2D;
  readonly cellWidth: number;
  readonly cellHeight: number;
  /** The current cell. */
  readonly place: CellPlace | undefined;
}

/** Pixels of the window reserved for the content above a picture, and the smallest height of a picture. */
const besidePicture = 130;
const leastHeight = 320;
/** Pixels of a canvas on paper for each of the page. */
const paperPixels = 2;
/** Pixels between the names of columns, and the height of a name. */
const nameGap = 12;
const nameHeight = 18;
const nameFont = "12px system-ui, sans-serif";

/**
 * A grid of coloured cells with names along its axes: one canvas pixel per cell, magnified without blur.
 * Shows the text of the cell under the pointer; arrow keys move through the cells.
 */
export class CellPicture {
  readonly #options: CellPictureOptions;
  readonly #cells: HTMLCanvasElement;
  readonly #over = element("canvas", { class: "cells-over", "aria-hidden": "true" });
  /** The cells in the pixels of paper: some printers leave out a picture that the browser magnifies. */
  readonly #paper = element("canvas", { class: "cells-paper", "aria-hidden": "true" });
  readonly #frame: HTMLElement;
  readonly #host: HTMLElement;
  readonly #cursor: CellCursor;
  #names: readonly HTMLElement[] = [];
  #told: string | undefined;
  #rows: readonly AxisSpan[];
  #columns: readonly AxisSpan[];
  #cellWidth = 1;
  #cellHeight = 1;

  constructor(host: HTMLElement, options: CellPictureOptions) {
    this.#options = options;
    this.#host = host;
    this.#rows = options.rows;
    this.#columns = options.columns;
    this.#cells = element("canvas", {
      class: "cells",
      tabindex: "0",
      role: "application",
      "aria-label": `${options.label}; arrow keys move through the cells`,
    });
    this.#frame = element("div", { class: "cells-frame" }, this.#cells, this.#paper, this.#over);
    host.classList.add("cell-picture");
    host.replaceChildren(this.#frame);
    this.#cursor = new CellCursor(this.#cells, {
      grid: () => this.#grid(),
      onMove: () => this.#cursorMoved(),
    });
    addEventListener("beforeprint", () => this.#drawPaper());
    addEventListener("resize", () => this.#layOut());
    this.#layOut();
    this.#tell();
  }

  /** Replaces the names along the axes; the number of cells stays. */
  setAxes(rows: readonly AxisSpan[], columns: readonly AxisSpan[]): void {
    this.#rows = rows;
    this.#columns = columns;
    this.#layOut();
  }

  /** Colours every cell, and updates the text of the current cell if it has changed. */
  paint(colourOf: (row: number, column: number) => Colour): void {
    const { width, height } = this.#cells;
    const image = new ImageData(width, height);
    const pixels = new Uint32Array(image.data.buffer);
    for (let row = 0; row < height; row++) {
      for (let column = 0; column < width; column++) {
        const [red, green, blue] = colourOf(row, column);
        pixels[row * width + column] = (255 << 24) | (blue << 16) | (green << 8) | red;
      }
    }
    this.#cells.getContext("2d")?.putImageData(image, 0, 0);
    this.drawOver();
    this.#tell();
  }

  /** Redraws the overlay. */
  drawOver(): void {
    const ratio = devicePixelRatio;
    const width = this.#cells.width * this.#cellWidth;
    const height = this.#cells.height * this.#cellHeight;
    this.#over.width = Math.round(width * ratio);
    this.#over.height = Math.round(height * ratio);
    const context = this.#over.getContext("2d");
    if (context === null) return;
    context.scale(ratio, ratio);
    const { place } = this.#cursor;
    const [cellWidth, cellHeight] = [this.#cellWidth, this.#cellHeight];
    this.#drawDivisions(context, width, height);
    this.#options.drawOver?.({ context, cellWidth, cellHeight, place });
    if (place !== undefined) this.#drawCursor(context, place);
  }

  #drawPaper(): void {
    const { width, height } = this.#cells;
    this.#paper.width = width * this.#cellWidth * paperPixels;
    this.#paper.height = height * this.#cellHeight * paperPixels;
    const context = this.#paper.getContext("2d");
    if (context === null) return;
    context.imageSmoothingEnabled = false;
    context.drawImage(this.#cells, 0, 0, this.#paper.width, this.#paper.height);
  }

  #drawDivisions(context: CanvasRenderingContext2D, width: number, height: number): void {
    context.fillStyle = themeColour("--ink");
    const starts = (spans: readonly AxisSpan[]) =>
      spans.slice(1).map((_, n) => cellCount(spans.slice(0, n + 1)));
    for (const start of starts(this.#columns)) context.fillRect(start * this.#cellWidth - 0.5, 0, 1, height);
    for (const start of starts(this.#rows)) context.fillRect(0, start * this.#cellHeight - 0.5, width, 1);
  }

  #drawCursor(context: CanvasRenderingContext2D, { row, column }: CellPlace): void {
    const [width, height] = [this.#cellWidth, this.#cellHeight];
    const outline = (margin: number, colour: string) => {
      context.strokeStyle = colour;
      context.lineWidth = 1.5;
      context.strokeRect(
        column * width - margin,
        row * height - margin,
        width + 2 * margin,
        height + 2 * margin,
      );
    };
    // Draw two lines: on any background at least one is visible.
    outline(2, themeColour("--paper"));
    outline(0.75, themeColour("--ink"));
  }

  #grid(): CellGrid {
    const { width: columns, height: rows } = this.#cells;
    const start = { panel: 0, row: 0, column: 0 };
    // Clamp: the last half pixel lies beyond the last cell.
    const cellAt = (x: number, y: number) => ({
      panel: 0,
      row: Math.max(0, Math.min(rows - 1, Math.floor(y / this.#cellHeight))),
      column: Math.max(0, Math.min(columns - 1, Math.floor(x / this.#cellWidth))),
    });
    return { panels: 1, rows, columns, start, cellAt };
  }

  #cursorMoved(): void {
    this.drawOver();
    this.#tell();
  }

  #tell(): void {
    const lines = this.#options.describe(this.#cursor.place);
    // Skip unchanged text: a screen reader would repeat it.
    const text = lines.join("\n");
    if (text === this.#told) return;
    this.#told = text;
    this.#options.readout.replaceChildren(...lines.map((line) => element("p", {}, line)));
  }

  /** Chooses a whole number of pixels per cell and labels the cells that have room. */
  #layOut(): void {
    const [rows, columns] = [cellCount(this.#rows), cellCount(this.#columns)];
    const rowNames = this.#rows.flatMap(({ elements }) => elements);
    const rowWidth = widest(rowNames) + nameGap;
    const room = Math.max(160, (this.#host.parentElement?.clientWidth ?? 600) - rowWidth - 28);
    const { width, square = true } = this.#options;
    const height = Math.min(this.#options.height, Math.max(leastHeight, innerHeight - besidePicture));
    const fitting = (size: number, count: number) => Math.max(1, Math.floor(size / Math.max(1, count)));
    this.#cellWidth = fitting(Math.min(width, room), columns);
    this.#cellHeight = fitting(height, rows);
    if (square) this.#cellWidth = this.#cellHeight = Math.min(this.#cellWidth, this.#cellHeight);
    if (this.#cells.width !== columns || this.#cells.height !== rows) {
      this.#cells.width = columns;
      this.#cells.height = rows;
    }
    this.#frame.style.width = `${columns * this.#cellWidth}px`;
    this.#frame.style.height = `${rows * this.#cellHeight}px`;
    this.#host.style.gridTemplateColumns = `1.4rem ${rowWidth}px max-content`;
    // Keep the canvas in place: moving it would drop the keyboard focus.
    for (const name of this.#names) name.remove();
    this.#names = [this.#columnNames(columns * this.#cellWidth), this.#rowNames(rowWidth)];
    this.#host.prepend(...this.#names);
    this.drawOver();
  }

  #columnNames(width: number): HTMLElement {
    const names = this.#columns.flatMap(({ elements }) => elements);
    const place = (cell: number) => `${(cell + 0.5) * this.#cellWidth}px`;
    const ticks = axisTicks(this.#columns, this.#cellWidth, widest(names) + nameGap).map(({ cell, name }) =>
      element("span", { class: "tick", style: `left: ${place(cell)}` }, name),
    );
    const titles = titlesOf(this.#columns).map(({ name, middle }) =>
      element("span", { class: "axis-title", style: `left: ${middle * this.#cellWidth}px` }, name),
    );
    const axis = { class: "column-names", "aria-hidden": "true", style: `width: ${width}px` };
    return element("div", axis, ...titles, ...ticks);
  }

  #rowNames(width: number): HTMLElement {
    const place = (cell: number) => `${(cell + 0.5) * this.#cellHeight}px`;
    const ticks = axisTicks(this.#rows, this.#cellHeight, nameHeight).map(({ cell, name }) =>
      element("span", { class: "tick", style: `top: ${place(cell)}` }, name),
    );
    const titles = titlesOf(this.#rows).map(({ name, middle }) =>
      element(
        "span",
        { class: "axis-title", style: `top: ${middle * this.#cellHeight}px; right: ${width}px` },
        name,
      ),
    );
    return element("div", { class: "row-names", "aria-hidden": "true" }, ...titles, ...ticks);
  }
}

function titlesOf(spans: readonly AxisSpan[]): readonly { readonly name: string; readonly middle: number }[] {
  return spans.map(({ name, elements }, n) => ({
    name,
    middle: cellCount(spans.slice(0, n)) + elements.length / 2,
  }));
}

const measure = document.createElement("canvas").getContext("2d");

/** Width of the longest name, pixels. */
function widest(names: readonly string[]): number {
  if (measure === null) return 0;
  measure.font = nameFont;
  const longest = names.reduce((best, name) => (name.length > best.length ? name : best), "");
  return Math.ceil(measure.measureText(longest).width);
}
