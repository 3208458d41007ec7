import type { SweepAxis } from "../../pages/sweep/sweep-page-data.ts";
import { axisName } from "./axis-text.ts";
import { quantities } from "./quantities.ts";
import type { Choice } from "./select-control.ts";

/** The axes of a sweep by their places. */
export function axisChoices(axes: readonly SweepAxis[]): readonly Choice<number>[] {
  return axes.map((axis, value) => ({ value, label: axisName(axis) }));
}

/** The same, and the choice of none. @param none What it is called. */
export function axisChoicesOrNone(
  axes: readonly SweepAxis[],
  none: string,
): readonly Choice<number | null>[] {
  return [...axisChoices(axes), { value: null, label: none }];
}

export const quantityChoices = quantities.map((value) => ({ value, label: value.label }));
