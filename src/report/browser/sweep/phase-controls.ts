import type { SweepAxis } from "../../pages/sweep/sweep-page-data.ts";
import { axisChoices, axisChoicesOrNone, quantityChoices } from "./axis-choices.ts";
import { changedAxes } from "./changed-axes.ts";
import type { PhaseAxes } from "./phase-cells.ts";
import { type Quantity, quantities } from "./quantities.ts";
import { selectControl } from "./select-control.ts";

/** What the reader wants a phase diagram to show. */
export interface PhaseControls {
  quantity(): Quantity;
  axes(): PhaseAxes;
}

export function phaseControls(
  axes: readonly SweepAxis[],
  initial: PhaseAxes,
  onChange: () => void,
): PhaseControls {
  let chosen = initial;
  const change = (place: keyof PhaseAxes) => (choice: number | null) => {
    chosen = changedAxes(chosen, place, choice, axes.length);
    x.show(chosen.x);
    y.show(chosen.y);
    facet.show(chosen.facet);
    onChange();
  };
  const quantity = selectControl({
    id: "phase-quantity",
    choices: quantityChoices,
    initial: quantities[0],
    onChange,
  });
  const x = selectControl<number>({
    id: "phase-x",
    choices: axisChoices(axes),
    initial: initial.x,
    onChange: change("x"),
  });
  const choices = axisChoicesOrNone(axes, "none");
  const y = selectControl({ id: "phase-y", choices, initial: initial.y, onChange: change("y") });
  const facet = selectControl({
    id: "phase-facet",
    choices,
    initial: initial.facet,
    onChange: change("facet"),
  });
  return { quantity: quantity.value, axes: () => chosen };
}
