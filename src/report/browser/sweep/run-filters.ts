import type { SweepAxis } from "../../pages/sweep/sweep-page-data.ts";
import { element } from "../shared/element.ts";
import { elementById } from "../shared/page-data.ts";
import { axisName, valueText } from "./axis-text.ts";
import { emptyFilter, type RunFilter } from "./run-filter.ts";
import { selectControl } from "./select-control.ts";

/** The controls of the filter. */
export interface RunFilters {
  /** Shows a filter and applies it. */
  set(filter: RunFilter): void;
}

/** One select element for each axis, one for the status, and a field for text. @param onChange Called with what they ask for. */
export function runFilters(axes: readonly SweepAxis[], onChange: (filter: RunFilter) => void): RunFilters {
  const place = elementById("run-filters");
  place.prepend(...axes.map(axisLabel));
  const text = elementById("run-text");
  if (!(text instanceof HTMLInputElement)) throw new Error("run-text is no field");
  const changed = () =>
    onChange({
      codes: controls.map((control) => control.value()),
      status: status.value(),
      text: text.value,
    });
  const controls = axes.map(({ values }, index) =>
    selectControl<number | null>({
      id: filterId(index),
      choices: [
        { value: null, label: "all" },
        ...values.map((value, code) => ({ value: code, label: valueText(value) })),
      ],
      initial: null,
      onChange: changed,
    }),
  );
  const status = selectControl<RunFilter["status"]>({
    id: "run-status",
    choices: (["all", "done", "failed"] as const).map((value) => ({ value, label: value })),
    initial: "all",
    onChange: changed,
  });
  const set = (filter: RunFilter) => {
    for (const [index, control] of controls.entries()) control.show(filter.codes[index]);
    status.show(filter.status);
    text.value = filter.text;
    changed();
  };
  text.addEventListener("input", changed);
  elementById("run-filters-clear").addEventListener("click", () => set(emptyFilter(axes)));
  return { set };
}

const filterId = (axis: number): string => `run-filter-${axis}`;

function axisLabel(axis: SweepAxis, index: number): HTMLLabelElement {
  return element("label", {}, axisName(axis), element("select", { id: filterId(index) }));
}
