import { optionName } from "../../../run/parameters/table.ts";
import type { AxisValue, SweepAxis } from "../../pages/sweep/sweep-page-data.ts";

/** What an axis is called where `agop run` has a shorter name for it. */
const names: Readonly<Partial<Record<SweepAxis["name"], string>>> = {
  op: "operation",
  secondOp: "second operation",
  trainFraction: "training fraction",
  initFeatures: "initial features",
};

export function axisName({ name }: Pick<SweepAxis, "name">): string {
  return names[name] ?? optionName(name).replaceAll("-", " ");
}

export function valueText(value: AxisValue): string {
  if (value === null) return "default";
  return typeof value === "boolean" ? (value ? "on" : "off") : String(value);
}

/** Whether the values of an axis have places on a scale of numbers. */
export function isNumeric({ values }: SweepAxis): boolean {
  return values.every((value) => typeof value === "number");
}
