import { axisTitle } from "../../sweep-model/axis-text.ts";
import { quantities } from "../../sweep-model/quantities.ts";
import type { SweepAxis } from "../../sweep-model/sweep-table.ts";
import { elementById } from "../shared/element.ts";

export interface Choice<Value> {
  readonly value: Value;
  readonly label: string;
}

/** A select element of the page with its choices. */
export interface SelectControl<Value> {
  value(): Value;
  /** Shows another choice without an event. */
  show(value: Value): void;
}

export interface SelectControlOptions<Value> {
  readonly id: string;
  readonly choices: readonly Choice<Value>[];
  readonly initial: Value;
  /** Called on a choice. */
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

/** Choices for the axes of a sweep, by index. */
export function axisChoices(axes: readonly SweepAxis[]): readonly Choice<number>[] {
  return axes.map((axis, value) => ({ value, label: axisTitle(axis) }));
}

/** The axes and an empty choice. @param none Name of the empty choice. */
export function axisChoicesOrNone(
  axes: readonly SweepAxis[],
  none: string,
): readonly Choice<number | null>[] {
  return [...axisChoices(axes), { value: null, label: none }];
}

export const quantityChoices = quantities.map((value) => ({ value, label: value.title }));
