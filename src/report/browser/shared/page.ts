import { setUpCopyButtons } from "./copy-buttons.ts";
import { elementById } from "./element.ts";
import { setUpThemeToggle } from "./theme.ts";

/** Sets up what every page has; the script of a page calls it first. */
export function setUpPage(): void {
  setUpThemeToggle();
  setUpCopyButtons();
}

/** The data that the builder of the page has put into it. */
export function pageData<Data>(): Data {
  return JSON.parse(elementById("page-data").textContent ?? "null");
}
