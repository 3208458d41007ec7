import { setUpCopyButtons } from "./copy-buttons.ts";
import { setUpThemeToggle } from "./theme.ts";

/** What every page has; the script of a page calls it first. */
export function setUpPage(): void {
  setUpThemeToggle();
  setUpCopyButtons();
}
