import { AgopError } from "../../errors.ts";
import { niceStep } from "../shared/nice-step.ts";
import type { FigureAxis } from "./axis.ts";
import { logarithmicTicks, niceTicks } from "./nice-ticks.ts";

/** Choices for an axis of numbers. */
export interface AxisChoice {
  /** Default: fit to the values. */
  readonly limits?: readonly [from: number, to: number] | undefined;
  /** Name of the option that gives the limits, for messages; default `limits`. */
  readonly option?: string | undefined;
  /** Default false. */
  readonly isLogarithmic?: boolean | undefined;
}

/** An axis of percentages from 0 to 100; values are percentages. @param steps Default 5. */
export function percentAxis(name: string, steps = 5, choice: AxisChoice = {}): FigureAxis {
  const axis = { name: `${name} (%)`, from: 0, to: 100, ticks: niceTicks(0, 100, steps) };
  return chosen(axis, choice, () => [1, 100]);
}

/** An axis of iterations from 0, or from 1 on a logarithmic axis. */
export function iterationAxis(last: number, choice: AxisChoice = {}): FigureAxis {
  const step = Math.max(1, niceStep(last / 6));
  const to = step * Math.ceil(last / step);
  const axis = { name: "iteration", from: 0, to, ticks: niceTicks(0, to, to / step) };
  return chosen(axis, choice, () => [1, last]);
}

/**
 * A linear axis between round numbers around the values.
 * @param startsAtZero Default true.
 */
export function linearAxis(
  name: string,
  values: readonly number[],
  startsAtZero = true,
  choice: AxisChoice = {},
): FigureAxis {
  const { least, most } = extremes(startsAtZero ? [0, ...values] : values);
  const step = niceStep((most > least ? most - least : Math.abs(most) || 1) / 5);
  // Round: 3 * 0.1 exceeds 0.3, and an axis that starts there would lose its first label.
  const multiple = (count: number) => Number((step * count).toPrecision(12));
  const first = Math.floor(least / step + 1e-9);
  const from = multiple(first);
  const to = multiple(Math.max(Math.ceil(most / step - 1e-9), first + 1));
  const axis = { name, from, to, ticks: niceTicks(from, to, (to - from) / step) };
  return chosen(axis, choice, () => values);
}

/**
 * A logarithmic axis with ends at powers of ten, or for a short axis at 1, 2 or 5 times a power of ten.
 * @param values The axis covers the positive values.
 */
export function logarithmicAxis(
  name: string,
  values: readonly number[],
  { limits, option }: AxisChoice = {},
): FigureAxis {
  if (limits !== undefined) {
    requirePositive(name, limits, option);
    const [from, to] = limits.map(Math.log10);
    return { name, from, to, ticks: logarithmicTicks(from, to), isLogarithmic: true };
  }
  const { least, most } = extremes(values.filter((value) => value > 0).map(Math.log10));
  const isShort = most - least < 1.5;
  const from = isShort ? roundLogarithm(least, -1) : Math.floor(least + 1e-9);
  const end = isShort ? roundLogarithm(most, 1) : Math.ceil(most - 1e-9);
  const to = end > from ? end : from + 1;
  return { name, from, to, ticks: logarithmicTicks(from, to), isLogarithmic: true };
}

/** Rounds a decimal logarithm down or up to that of 1, 2 or 5 times a power of ten. */
function roundLogarithm(logarithm: number, direction: -1 | 1): number {
  const power = Math.floor(logarithm);
  const marks = [1, 2, 5, 10].map((factor) => power + Math.log10(factor));
  return direction < 0
    ? Math.max(...marks.filter((mark) => mark <= logarithm + 1e-9))
    : Math.min(...marks.filter((mark) => mark >= logarithm - 1e-9));
}

function requirePositive(
  name: string,
  limits: readonly [from: number, to: number],
  argument = "limits",
): void {
  if (limits[0] > 0) return;
  throw new AgopError("INVALID_OPTION", {
    argument,
    given: `${limits.join(",")} for the logarithmic axis ${name}`,
    accepted: "numbers above 0",
  });
}

function chosen(axis: FigureAxis, choice: AxisChoice, values: () => readonly number[]): FigureAxis {
  const { limits, isLogarithmic = false } = choice;
  if (isLogarithmic) return logarithmicAxis(axis.name, values(), choice);
  if (limits === undefined) return axis;
  const [from, to] = limits;
  return { ...axis, from, to, ticks: niceTicks(from, to, 5) };
}

function extremes(values: readonly number[]): { readonly least: number; readonly most: number } {
  if (values.length === 0) return { least: 0, most: 1 };
  const least = values.reduce((best, value) => Math.min(best, value));
  return { least, most: values.reduce((best, value) => Math.max(best, value)) };
}
