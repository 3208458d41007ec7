import type { AxisName, SweepAxis } from "./sweep-table.ts";

/** Axes of a phase diagram, by their places in a table. */
export interface PhaseAxes {
  readonly x: number;
  /** Null for a diagram of one row. */
  readonly y: number | null;
  /** One panel for each of its values; null for a single panel. */
  readonly facet: number | null;
}

/** Panels that can be compared at a glance. */
export const mostPanels = 8;

/** Whether a parameter only draws lots: pictures average over it first. */
export const isRandom = (name: AxisName): boolean => name === "seed" || name === "repetition";

/** The axis across: the training fraction, or the first that is not random, or else the first. Null without axes. */
export function defaultX(axes: readonly SweepAxis[]): number | null {
  return (
    place(axes, ({ name }) => name === "trainFraction") ??
    place(axes, ({ name }) => !isRandom(name)) ??
    place(axes, () => true)
  );
}

/** The axis upwards: the seed, or the first other than x. Null where there is none. */
export function defaultY(axes: readonly SweepAxis[], x: number | null): number | null {
  return (
    place(axes, ({ name }, axis) => axis !== x && name === "seed") ?? place(axes, (_, axis) => axis !== x)
  );
}

/**
 * The axis with a panel or a line for each of its values: the first that is left, is not random and has few enough values.
 * Null where there is none.
 */
export function defaultGroups(
  axes: readonly SweepAxis[],
  taken: readonly (number | null)[],
  most: number,
): number | null {
  return place(
    axes,
    ({ name, values }, axis) => !taken.includes(axis) && !isRandom(name) && values.length <= most,
  );
}

/** The axes that a phase diagram starts with; null where the runs do not differ in anything. */
export function defaultPhaseAxes(axes: readonly SweepAxis[]): PhaseAxes | null {
  const x = defaultX(axes);
  if (x === null) return null;
  const y = defaultY(axes, x);
  return { x, y, facet: defaultGroups(axes, [x, y], mostPanels) };
}

function place(
  axes: readonly SweepAxis[],
  isWanted: (axis: SweepAxis, place: number) => boolean,
): number | null {
  const found = axes.findIndex(isWanted);
  return found < 0 ? null : found;
}

/**
 * The axes after the reader has changed one. No axis stands in two places: the place that held the new choice takes what the
 * changed one held before.
 * @param count Number of axes of the sweep.
 */
export function changedAxes(
  axes: PhaseAxes,
  changed: keyof PhaseAxes,
  choice: number | null,
  count: number,
): PhaseAxes {
  const before = axes[changed];
  const swapped = (axis: number | null) => (choice !== null && axis === choice ? before : axis);
  const held = (name: keyof PhaseAxes) => (name === changed ? choice : swapped(axes[name]));
  const [x, y, facet] = [held("x"), held("y"), held("facet")];
  if (x !== null) return { x, y, facet };
  // There is no diagram without its first axis.
  const free = Array.from({ length: count }, (_, axis) => axis).find((axis) => axis !== y && axis !== facet);
  return free === undefined ? axes : { x: free, y, facet };
}
