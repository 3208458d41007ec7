/** A cell of a grid, or of one of several grids beside each other; rows count from above. */
export interface CellPlace {
  readonly panel: number;
  readonly row: number;
  readonly column: number;
}

export interface CellGrid {
  readonly panels: number;
  /** Cells of a panel. */
  readonly rows: number;
  readonly columns: number;
  /** Where the keyboard begins. */
  readonly start: CellPlace;
  /** The cell under a point of the canvas, in pixels of the page. */
  cellAt(x: number, y: number): CellPlace | undefined;
}

type Size = Pick<CellGrid, "panels" | "rows" | "columns">;
type Step = (place: CellPlace, size: Size) => CellPlace;

const steps: Readonly<Record<string, Step>> = {
  ArrowUp: ({ row, ...place }) => ({ ...place, row: row - 1 }),
  ArrowDown: ({ row, ...place }) => ({ ...place, row: row + 1 }),
  ArrowLeft: ({ panel, row, column }, { columns }) =>
    column === 0 && panel > 0
      ? { panel: panel - 1, row, column: columns - 1 }
      : { panel, row, column: column - 1 },
  ArrowRight: ({ panel, row, column }, { columns, panels }) =>
    column === columns - 1 && panel < panels - 1
      ? { panel: panel + 1, row, column: 0 }
      : { panel, row, column: column + 1 },
  Home: (place) => ({ ...place, column: 0 }),
  End: (place, { columns }) => ({ ...place, column: columns - 1 }),
  PageUp: (place) => ({ ...place, row: 0 }),
  PageDown: (place, { rows }) => ({ ...place, row: rows - 1 }),
};

/**
 * The cell that a key leads to: arrows by one, from the edge of a panel into the next one; Home and End to the ends of the row,
 * PageUp and PageDown to those of the column.
 * @returns Undefined for a key that does not move.
 */
export function movedCell(place: CellPlace, key: string, size: Size): CellPlace | undefined {
  if (!Object.hasOwn(steps, key)) return undefined;
  const { panel, row, column } = steps[key](place, size);
  return { panel, row: within(row, size.rows), column: within(column, size.columns) };
}

function within(value: number, length: number): number {
  return Math.min(Math.max(value, 0), length - 1);
}
