import { niceCellStep } from "../../shared/nice-step.ts";

/** A stretch of an axis of cells, for example the elements of one operand. */
export interface AxisSpan {
  /** Written beside the stretch; may be empty. */
  readonly name: string;
  /** One name for each cell. */
  readonly elements: readonly string[];
}

/** A cell of an axis whose name is written. */
export interface AxisTick {
  readonly cell: number;
  readonly name: string;
}

/**
 * The names that find room beside an axis: every one, every second, every fifth and so on from the first of each span.
 * @param cellSize Pixels of a cell along the axis.
 * @param nameSize Pixels that a name takes along the axis, with the distance to the next.
 */
export function axisTicks(
  spans: readonly AxisSpan[],
  cellSize: number,
  nameSize: number,
): readonly AxisTick[] {
  const ticks: AxisTick[] = [];
  let start = 0;
  for (const { elements } of spans) {
    const step = niceCellStep(nameSize / cellSize);
    for (let cell = 0; cell < elements.length; cell += step)
      // The last name of a span must not run into the first of the next.
      if (cell === 0 || (elements.length - cell) * cellSize >= nameSize)
        ticks.push({ cell: start + cell, name: elements[cell] });
    start += elements.length;
  }
  return ticks;
}

export function cellCount(spans: readonly AxisSpan[]): number {
  return spans.reduce((count, { elements }) => count + elements.length, 0);
}
