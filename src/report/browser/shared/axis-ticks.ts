import { niceCellStep } from "../../shared/nice-step.ts";

/** A span of an axis of cells, for example the elements of one operand. */
export interface AxisSpan {
  /** Title beside the span; may be empty. */
  readonly name: string;
  /** One name for each cell. */
  readonly elements: readonly string[];
}

/** A labelled cell of an axis. */
export interface AxisTick {
  readonly cell: number;
  readonly name: string;
}

/**
 * Chooses the names that fit beside an axis: every one, every second, every fifth and so on from the first of
 * each span.
 * @param cellSize Pixels of a cell along the axis.
 * @param nameSize Pixels per name along the axis, including the gap to the next.
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
      // Keep the last name of a span clear of the first name of the next.
      if (cell === 0 || (elements.length - cell) * cellSize >= nameSize)
        ticks.push({ cell: start + cell, name: elements[cell] });
    start += elements.length;
  }
  return ticks;
}

export function cellCount(spans: readonly AxisSpan[]): number {
  return spans.reduce((count, { elements }) => count + elements.length, 0);
}
