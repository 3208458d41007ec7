import { type CellGrid, type CellPlace, movedCell } from "./cell-grid.ts";

export interface CellCursorOptions {
  /** Undefined while nothing is drawn. */
  readonly grid: () => CellGrid | undefined;
  /** Called when the cursor moves to another cell, or to none. */
  readonly onMove: (place: CellPlace | undefined) => void;
  /** Called with the cell on a click or Enter (default: no action). */
  readonly onChoose?: (place: CellPlace) => void;
  /**
   * Whether a cell selected by click or keyboard stays selected when the canvas loses focus (default true).
   */
  readonly staysOnBlur?: boolean;
}

/** The cell of a canvas under the pointer or the keyboard cursor. */
export class CellCursor {
  readonly #options: CellCursorOptions;
  #place: CellPlace | undefined;
  /** Cell of the last click or key. */
  #kept: CellPlace | undefined;

  constructor(canvas: HTMLCanvasElement, options: CellCursorOptions) {
    this.#options = options;
    canvas.addEventListener("pointermove", (event) => this.#moveTo(this.#cellAt(event) ?? this.#kept));
    canvas.addEventListener("pointerleave", () => this.#moveTo(this.#kept));
    // A tap comes without a pointer move before it.
    canvas.addEventListener("click", (event) => {
      this.#keep(this.#cellAt(event));
      this.#choose();
    });
    canvas.addEventListener("keydown", (event) => this.#key(event));
    canvas.addEventListener("focus", () => {
      if (canvas.matches(":focus-visible")) this.#keep(this.#place ?? options.grid()?.start);
    });
    if (options.staysOnBlur === false) canvas.addEventListener("blur", () => this.clear());
  }

  get place(): CellPlace | undefined {
    return this.#place;
  }

  /** Removes the cursor. */
  clear(): void {
    this.#keep(undefined);
  }

  #cellAt({ offsetX, offsetY }: MouseEvent): CellPlace | undefined {
    return this.#options.grid()?.cellAt(offsetX, offsetY);
  }

  #key(event: KeyboardEvent): void {
    const grid = this.#options.grid();
    if (grid === undefined || isShortcut(event)) return;
    if (event.key === "Escape") this.clear();
    if (event.key === "Enter") this.#choose();
    const moved = movedCell(this.#place ?? grid.start, event.key, grid);
    if (moved === undefined) return;
    event.preventDefault();
    this.#keep(this.#place === undefined ? grid.start : moved);
  }

  #choose(): void {
    if (this.#place !== undefined) this.#options.onChoose?.(this.#place);
  }

  #keep(place: CellPlace | undefined): void {
    this.#kept = place;
    this.#moveTo(place);
  }

  #moveTo(place: CellPlace | undefined): void {
    const before = this.#place;
    if (place?.panel === before?.panel && place?.row === before?.row && place?.column === before?.column)
      return;
    this.#place = place;
    this.#options.onMove(place);
  }
}

/** Whether a key is a browser shortcut, such as Alt and an arrow. */
function isShortcut({ altKey, ctrlKey, metaKey }: KeyboardEvent): boolean {
  return altKey || ctrlKey || metaKey;
}
