import { elementById } from "../shared/page-data.ts";

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
  const select = elementById(id);
  if (!(select instanceof HTMLSelectElement)) throw new Error(`${id} is no select element`);
  select.replaceChildren(...choices.map(({ label }, index) => new Option(label, String(index))));
  const value = () => choices[select.selectedIndex].value;
  const show = (shown: Value) => {
    select.selectedIndex = choices.findIndex((choice) => choice.value === shown);
  };
  show(initial);
  select.addEventListener("change", () => onChange(value()));
  return { value, show };
}
