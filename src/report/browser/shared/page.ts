import { setUpCopyButtons } from "./copy-buttons.ts";
import { elementById } from "./element.ts";
import { setUpThemeToggle } from "./theme.ts";

/** Sets up the common parts of a page; the script of every page calls it first. */
export function setUpPage(): void {
  setUpThemeToggle();
  setUpCopyButtons();
}

/** The data embedded in the page. */
export function pageData<Data>(): Data {
  return JSON.parse(elementById("page-data").textContent ?? "null");
}
