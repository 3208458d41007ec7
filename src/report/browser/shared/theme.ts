const listeners: (() => void)[] = [];
/** Cache colours: each look-up makes the browser compute styles. */
const known = new Map<string, string>();
const probe = document.createElement("span");
const system = matchMedia("(prefers-color-scheme: dark)");

/** Calls back when the colours change: canvases and charts must redraw. */
export function onThemeChange(listener: () => void): void {
  listeners.push(listener);
}

export function isDark(): boolean {
  const { theme } = document.documentElement.dataset;
  return theme === undefined ? system.matches : theme === "dark";
}

/** The current colour of a custom property of the style sheet, such as `--ink`, as `rgb(r, g, b)`. */
export function themeColour(property: string): string {
  const found = known.get(property);
  if (found !== undefined) return found;
  if (!probe.isConnected) document.body.append(probe);
  probe.style.color = `var(${property})`;
  const { color } = getComputedStyle(probe);
  known.set(property, color);
  return color;
}

/** The colour of a custom property; returns any other colour unchanged. */
export function presentColour(colour: string): string {
  return colour.startsWith("--") ? themeColour(colour) : colour;
}

/** Sets up the button for light and dark; unless it is used, the page follows the system. */
export function setUpThemeToggle(): void {
  const button = document.getElementById("theme-toggle");
  if (button === null) return;
  button.hidden = false;
  const tell = () => {
    button.textContent = isDark() ? "Light colours" : "Dark colours";
  };
  const changed = () => {
    known.clear();
    tell();
    for (const listener of listeners) listener();
  };
  tell();
  button.addEventListener("click", () => {
    document.documentElement.dataset.theme = isDark() ? "light" : "dark";
    changed();
  });
  system.addEventListener("change", changed);
  printInLightColours(changed);
}

/** Print on white. */
function printInLightColours(changed: () => void): void {
  const { dataset } = document.documentElement;
  let before: string | undefined;
  addEventListener("beforeprint", () => {
    before = dataset.theme;
    dataset.theme = "light";
    changed();
  });
  addEventListener("afterprint", () => {
    if (before === undefined) delete dataset.theme;
    else dataset.theme = before;
    changed();
  });
}
