import type { AxisName, SweepAxis } from "./sweep-table.ts";

/** Axes of a phase diagram, by index in a table. */
export interface PhaseAxes {
  readonly x: number;
  /** null for a diagram with one row. */
  readonly y: number | null;
  /** One panel per value; null for a single panel. */
  readonly facet: number | null;
}

/** Limit on panels, for comparison at a glance. */
export const mostPanels = 8;

/** Whether a parameter is only a random seed: pictures average over it first. */
export const isRandom = (name: AxisName): boolean => name === "seed" || name === "repetition";

/**
 * The horizontal axis: the training fraction, or the first that is not random, or else the first. null
 * without axes.
 */
export function defaultX(axes: readonly SweepAxis[]): number | null {
  return (
    place(axes, ({ name }) => name === "trainFraction") ??
    place(axes, ({ name }) => !isRandom(name)) ??
    place(axes, () => true)
  );
}

/** The vertical axis: the seed, or the first other than x. null if there is none. */
export function defaultY(axes: readonly SweepAxis[], x: number | null): number | null {
  return (
    place(axes, ({ name }, axis) => axis !== x && name === "seed") ?? place(axes, (_, axis) => axis !== x)
  );
}

/**
 * The axis with a panel or a line per value: the first remaining axis that is not random and has few enough
 * values. null if there is none.
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

/** The initial axes of a phase diagram; null if no parameter varies. */
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
 * The axes after the reader changes one. No axis is used twice: the role that held the new choice takes the
 * previous axis of the changed role.
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
  // Keep the first axis: a diagram needs it.
  const free = Array.from({ length: count }, (_, axis) => axis).find((axis) => axis !== y && axis !== facet);
  return free === undefined ? axes : { x: free, y, facet };
}
