import { element } from "../page/element.ts";

/** A button that copies the command of a run. */
export function copyButton(source: HTMLElement, run: number): HTMLButtonElement {
  const button = element(
    "button",
    { type: "button", "aria-label": `Copy the command of run ${run}` },
    "Copy",
  );
  button.addEventListener("click", async () => {
    button.textContent = (await copied(source)) ? "Copied" : "Press Ctrl+C";
    setTimeout(() => {
      button.textContent = "Copy";
    }, 2000);
  });
  return button;
}

/** Where the clipboard is out of reach, the text is selected for the reader to copy. */
async function copied(source: HTMLElement): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(source.textContent ?? "");
    return true;
  } catch {
    getSelection()?.selectAllChildren(source);
    return false;
  }
}
