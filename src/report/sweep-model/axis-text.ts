import { optionName } from "../../run/parameters/run-parameters.ts";
import type { AxisName, AxisValue, SweepAxis } from "./sweep-table.ts";

/** Titles of the parameters whose option is an abbreviation. */
const titles: Readonly<Partial<Record<AxisName, string>>> = {
  op: "operation",
  secondOp: "second operation",
  trainFraction: "training fraction",
  moveToTest: "samples moved to the test set",
  moveToTrain: "samples moved to the training set",
  moveOrbitsToTest: "orbits moved to the test set",
  initFeatures: "initial features",
};

/** Title of an axis, in figures and pages alike. */
export function axisTitle({ name }: Pick<SweepAxis, "name">): string {
  return titles[name] ?? optionName(name).replaceAll("-", " ");
}

/** A value without its parameter: beside an axis, or below the title of the axis. */
export function valueText(value: AxisValue): string {
  if (value === null) return "default";
  if (typeof value === "boolean") return value ? "on" : "off";
  // A range makes 0.1 + 0.2, which is not 0.3.
  return typeof value === "number" ? String(Number(value.toPrecision(12))) : value;
}

/** A value with its parameter, such as `kernel gaussian`. */
export function namedValue(axis: SweepAxis, value: AxisValue): string {
  return `${axisTitle(axis)} ${valueText(value)}`;
}

/** A value as the title of a panel or the name of a line: words speak for themselves, everything else has its parameter. */
export function valueTitle(axis: SweepAxis, value: AxisValue): string {
  return typeof value === "string" ? value : namedValue(axis, value);
}

/** Whether the values of an axis have places on a scale of numbers. */
export function isNumeric({ values }: SweepAxis): boolean {
  return values.every((value) => typeof value === "number");
}
