import type { CellPlace } from "./phase-layout.ts";

export interface PhaseSize {
  readonly columns: number;
  readonly rows: number;
  readonly panels: number;
}

/**
 * The cell that a key leads to: arrows by one, from the edge of a panel into the next one; Home and End to the ends of the row.
 * @returns Undefined for a key that does not move.
 */
export function movedCell(place: CellPlace | null, key: string, size: PhaseSize): CellPlace | undefined {
  const steps: Readonly<Record<string, readonly [x: number, y: number]>> = {
    ArrowRight: [1, 0],
    ArrowLeft: [-1, 0],
    ArrowUp: [0, 1],
    ArrowDown: [0, -1],
    Home: [Number.NEGATIVE_INFINITY, 0],
    End: [Number.POSITIVE_INFINITY, 0],
  };
  const step = steps[key];
  if (step === undefined) return undefined;
  if (place === null) return { panel: 0, x: 0, y: 0 };
  const { columns, rows, panels } = size;
  const { panel, x, y } = place;
  if (key === "ArrowRight" && x === columns - 1 && panel < panels - 1) return { panel: panel + 1, x: 0, y };
  if (key === "ArrowLeft" && x === 0 && panel > 0) return { panel: panel - 1, x: columns - 1, y };
  return { panel, x: within(x + step[0], columns), y: within(y + step[1], rows) };
}

function within(value: number, length: number): number {
  return Math.min(Math.max(value, 0), length - 1);
}
