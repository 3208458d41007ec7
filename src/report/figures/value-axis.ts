import { niceStep } from "../shared/nice-step.ts";
import type { FigureAxis } from "./axis.ts";
import { niceTicks, powerTicks } from "./nice-ticks.ts";

/** An axis from 0 to 100 %; values are percentages. @param steps Default 5. */
export function percentAxis(name: string, steps = 5): FigureAxis {
  return { name: `${name} (%)`, from: 0, to: 100, ticks: niceTicks(0, 100, steps) };
}

/** An axis of iterations from 0. */
export function iterationAxis(last: number): FigureAxis {
  const step = Math.max(1, niceStep(last / 6));
  const to = step * Math.ceil(last / step);
  return { name: "iteration", from: 0, to, ticks: niceTicks(0, to, to / step) };
}

/**
 * A linear axis between round numbers around the values.
 * @param startsAtZero Default true.
 */
export function linearAxis(name: string, values: readonly number[], startsAtZero = true): FigureAxis {
  const { least, most } = extremes(startsAtZero ? [0, ...values] : values);
  const step = niceStep((most > least ? most - least : Math.abs(most) || 1) / 5);
  const from = step * Math.floor(least / step + 1e-9);
  const to = Math.max(step * Math.ceil(most / step - 1e-9), from + step);
  return { name, from, to, ticks: niceTicks(from, to, (to - from) / step) };
}

/**
 * An axis whose values are decimal logarithms, labelled with powers of ten.
 * @param values Only positive values count.
 */
export function logarithmicAxis(name: string, values: readonly number[]): FigureAxis {
  const { least, most } = extremes(values.filter((value) => value > 0).map(Math.log10));
  const from = Math.floor(least - 1e-9);
  const to = Math.max(Math.ceil(most + 1e-9), from + 1);
  return { name, from, to, ticks: powerTicks(from, to, 6) };
}

/** Decimal logarithm; undefined for 0. */
export function logarithm(value: number): number | undefined {
  return value > 0 ? Math.log10(value) : undefined;
}

function extremes(values: readonly number[]): { readonly least: number; readonly most: number } {
  if (values.length === 0) return { least: 0, most: 1 };
  const least = values.reduce((best, value) => Math.min(best, value));
  return { least, most: values.reduce((best, value) => Math.max(best, value)) };
}
