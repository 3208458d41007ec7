import { copyOnClick } from "../shared/copy-buttons.ts";
import { element } from "../shared/element.ts";

/** A button that copies the command of a run. */
export function copyButton(source: HTMLElement, run: number): HTMLButtonElement {
  const button = element(
    "button",
    { type: "button", "aria-label": `Copy the command of run ${run}` },
    "Copy",
  );
  copyOnClick(button, source);
  return button;
}
