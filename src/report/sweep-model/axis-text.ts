import { parameterTitle } from "../../run/parameters/table.ts";
import type { AxisValue, SweepAxis } from "./sweep-table.ts";

/** Title of an axis in figures and pages. */
export function axisTitle({ name }: Pick<SweepAxis, "name">): string {
  return name === "repetition" ? name : parameterTitle(name);
}

/** A value without its parameter, for labels of a titled axis. */
export function valueText(value: AxisValue): string {
  if (value === null) return "default";
  if (typeof value === "boolean") return value ? "on" : "off";
  // Round: a range computes 0.1 + 0.2, which is not 0.3.
  return typeof value === "number" ? String(Number(value.toPrecision(12))) : value;
}

/** A value with its parameter, such as `kernel gaussian`. */
export function namedValue(axis: Pick<SweepAxis, "name">, value: AxisValue): string {
  return `${axisTitle(axis)} ${valueText(value)}`;
}

/**
 * A value as the title of a panel or the name of a line: words stand alone, numbers come with their
 * parameter.
 */
export function valueTitle(axis: Pick<SweepAxis, "name">, value: AxisValue): string {
  return typeof value === "string" ? value : namedValue(axis, value);
}

/** Whether the values of an axis fit on a numeric scale. */
export function isNumeric({ values }: SweepAxis): boolean {
  return values.every((value) => typeof value === "number");
}
