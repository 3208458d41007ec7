import type { PhaseAxes } from "./phase-cells.ts";

/**
 * The axes after one of them has been chosen anew. No axis stands in two places: one that held the new choice takes what the changed one
 * held before.
 * @param count Number of axes of the sweep.
 */
export function changedAxes(
  axes: PhaseAxes,
  place: keyof PhaseAxes,
  choice: number | null,
  count: number,
): PhaseAxes {
  const before = axes[place];
  const swapped = (held: number | null) => (choice !== null && held === choice ? before : held);
  const changed = { x: swapped(axes.x), y: swapped(axes.y), facet: swapped(axes.facet), [place]: choice };
  const { x, y, facet } = changed;
  if (x !== null) return { x, y, facet };
  // There is no diagram without its first axis.
  const free = Array.from({ length: count }, (_, axis) => axis).find((axis) => axis !== y && axis !== facet);
  return free === undefined ? axes : { x: free, y, facet };
}
