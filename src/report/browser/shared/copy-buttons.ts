import { element } from "./element.ts";

/** Buttons with `data-copy="ID"` copy the text of that element and confirm it. */
export function setUpCopyButtons(): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>("button[data-copy]")) {
    const source = document.getElementById(button.dataset.copy ?? "");
    if (source !== null) copyOnClick(button, source);
  }
}

/** A new button that copies the text of an element. @param label Name of the text for screen readers. */
export function copyButton(source: HTMLElement, label: string): HTMLButtonElement {
  const button = element("button", { type: "button", "aria-label": label }, "Copy");
  copyOnClick(button, source);
  return button;
}

/** Makes a button copy the text of an element and confirm it for a moment. */
function copyOnClick(button: HTMLButtonElement, source: HTMLElement): void {
  const said = button.textContent ?? "";
  button.addEventListener("click", async () => {
    button.textContent = (await copied(source)) ? "Copied" : "Press Ctrl+C";
    setTimeout(() => {
      button.textContent = said;
    }, 2000);
  });
}

/** Without access to the clipboard, select the text for the reader to copy. */
async function copied(source: HTMLElement): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(source.textContent ?? "");
    return true;
  } catch {
    getSelection()?.selectAllChildren(source);
    return false;
  }
}
