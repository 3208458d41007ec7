/** A cell of a grid or of one of several grids side by side; rows count from the top. */
export interface CellPlace {
  readonly panel: number;
  readonly row: number;
  readonly column: number;
}

export interface CellGrid {
  readonly panels: number;
  /** Numbers of cells of a panel. */
  readonly rows: number;
  readonly columns: number;
  /** First cell for the keyboard cursor. */
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
 * The target cell of a key: arrows move by one, across the edge of a panel into the next; Home and End go to
 * the ends of the row, PageUp and PageDown to the ends of the column.
 * @returns undefined for any other key.
 */
export function movedCell(place: CellPlace, key: string, size: Size): CellPlace | undefined {
  if (!Object.hasOwn(steps, key)) return undefined;
  const { panel, row, column } = steps[key](place, size);
  return { panel, row: within(row, size.rows), column: within(column, size.columns) };
}

function within(value: number, length: number): number {
  return Math.min(Math.max(value, 0), length - 1);
}
