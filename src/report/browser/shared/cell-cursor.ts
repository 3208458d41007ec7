import { isShortcut } from "./is-shortcut.ts";

/** A cell of a grid. */
export interface CellPlace {
  readonly row: number;
  readonly column: number;
}

type Step = (place: CellPlace, rows: number, columns: number) => CellPlace;

const steps: Readonly<Record<string, Step>> = {
  ArrowUp: ({ row, column }) => ({ row: row - 1, column }),
  ArrowDown: ({ row, column }) => ({ row: row + 1, column }),
  ArrowLeft: ({ row, column }) => ({ row, column: column - 1 }),
  ArrowRight: ({ row, column }) => ({ row, column: column + 1 }),
  Home: ({ row }) => ({ row, column: 0 }),
  End: ({ row }, _rows, columns) => ({ row, column: columns - 1 }),
  PageUp: ({ column }) => ({ row: 0, column }),
  PageDown: ({ column }, rows) => ({ row: rows - 1, column }),
};

/** The cell of a canvas, one pixel for each cell, that the pointer or the keyboard points at. */
export class CellCursor {
  readonly #canvas: HTMLCanvasElement;
  readonly #moved: () => void;
  #place: CellPlace | undefined;
  /** Where the keyboard has left it. */
  #kept: CellPlace | undefined;

  constructor(canvas: HTMLCanvasElement, moved: () => void) {
    this.#canvas = canvas;
    this.#moved = moved;
    canvas.addEventListener("pointermove", (event) => this.#moveTo(this.#placeAt(event)));
    canvas.addEventListener("pointerdown", (event) => {
      this.#kept = this.#placeAt(event);
      this.#moveTo(this.#kept);
    });
    canvas.addEventListener("pointerleave", () => this.#moveTo(this.#kept));
    canvas.addEventListener("keydown", (event) => this.#key(event));
  }

  get place(): CellPlace | undefined {
    return this.#place;
  }

  #placeAt({ offsetX, offsetY }: PointerEvent): CellPlace {
    const { width, height, clientWidth, clientHeight } = this.#canvas;
    return this.#inside({
      row: Math.floor((offsetY / clientHeight) * height),
      column: Math.floor((offsetX / clientWidth) * width),
    });
  }

  #inside({ row, column }: CellPlace): CellPlace {
    const { width, height } = this.#canvas;
    return {
      row: Math.max(0, Math.min(height - 1, row)),
      column: Math.max(0, Math.min(width - 1, column)),
    };
  }

  #key(event: KeyboardEvent): void {
    if (event.key === "Escape") {
      this.#kept = undefined;
      this.#moveTo(undefined);
      return;
    }
    const step = steps[event.key];
    if (step === undefined || isShortcut(event)) return;
    event.preventDefault();
    const { width, height } = this.#canvas;
    const next = this.#place === undefined ? { row: 0, column: 0 } : step(this.#place, height, width);
    this.#kept = this.#inside(next);
    this.#moveTo(this.#kept);
  }

  #moveTo(place: CellPlace | undefined): void {
    if (place?.row === this.#place?.row && place?.column === this.#place?.column) return;
    this.#place = place;
    this.#moved();
  }
}
