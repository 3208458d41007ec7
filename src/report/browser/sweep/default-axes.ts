import type { SweepAxis } from "../../pages/sweep/sweep-page-data.ts";
import type { PhaseAxes } from "./phase-cells.ts";

/** Panels that still can be compared at a glance. */
const mostPanels = 12;

/** The axes that a phase diagram starts with; null where the runs do not differ in anything. */
export function defaultPhaseAxes(axes: readonly SweepAxis[]): PhaseAxes | null {
  if (axes.length === 0) return null;
  const place = (name: SweepAxis["name"]) => axes.findIndex((axis) => axis.name === name);
  const [fraction, seed] = [place("trainFraction"), place("seed")];
  const bySize = axes
    .map(({ values }, axis) => ({ axis, size: values.length }))
    .sort((a, b) => b.size - a.size)
    .map(({ axis }) => axis);
  const [x, y = null] = fraction >= 0 && seed >= 0 ? [fraction, seed] : bySize;
  const facet = axes.findIndex(
    ({ name, values }, axis) =>
      axis !== x && axis !== y && name !== "repetition" && name !== "seed" && values.length <= mostPanels,
  );
  return { x, y, facet: facet < 0 ? null : facet };
}

/** The axis along which quantities are first drawn: what is not there to be averaged over. */
export function defaultCurveAxis(axes: readonly SweepAxis[]): number {
  const wanted = axes.findIndex(({ name }) => name === "trainFraction");
  const other = axes.findIndex(({ name }) => name !== "seed" && name !== "repetition");
  return Math.max(wanted < 0 ? other : wanted, 0);
}

/** The axis with one line for each value, beside the one along which is drawn; null where only seeds are left. */
export function defaultSeriesAxis(axes: readonly SweepAxis[], along: number | null): number | null {
  const series = axes.findIndex(
    ({ name, values }, axis) =>
      axis !== along && name !== "seed" && name !== "repetition" && values.length <= mostPanels,
  );
  return series < 0 ? null : series;
}
