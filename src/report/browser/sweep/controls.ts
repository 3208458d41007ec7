import { axisTitle } from "../../sweep-model/axis-text.ts";
import { quantities } from "../../sweep-model/quantities.ts";
import type { SweepAxis } from "../../sweep-model/sweep-table.ts";
import { elementById } from "../shared/element.ts";

export interface Choice<Value> {
  readonly value: Value;
  readonly label: string;
}

/** A select element of the page with what it offers. */
export interface SelectControl<Value> {
  value(): Value;
  /** Shows another choice without telling of it. */
  show(value: Value): void;
}

export interface SelectControlOptions<Value> {
  readonly id: string;
  readonly choices: readonly Choice<Value>[];
  readonly initial: Value;
  /** Called when the reader has chosen. */
  readonly onChange: (value: Value) => void;
}

/** Fills a select element. */
export function selectControl<Value>(options: SelectControlOptions<Value>): SelectControl<Value> {
  const { id, choices, initial, onChange } = options;
  const select = elementById(id, HTMLSelectElement);
  select.replaceChildren(...choices.map(({ label }, index) => new Option(label, String(index))));
  const value = () => choices[select.selectedIndex].value;
  const show = (shown: Value) => {
    select.selectedIndex = choices.findIndex((choice) => choice.value === shown);
  };
  show(initial);
  select.addEventListener("change", () => onChange(value()));
  return { value, show };
}

/** The axes of a sweep, by their places. */
export function axisChoices(axes: readonly SweepAxis[]): readonly Choice<number>[] {
  return axes.map((axis, value) => ({ value, label: axisTitle(axis) }));
}

/** The axes, and the choice of none. @param none Name of that choice. */
export function axisChoicesOrNone(
  axes: readonly SweepAxis[],
  none: string,
): readonly Choice<number | null>[] {
  return [...axisChoices(axes), { value: null, label: none }];
}

export const quantityChoices = quantities.map((value) => ({ value, label: value.title }));
