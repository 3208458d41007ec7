// Pages of agop report in a real browser: headless Chromium from the system's packages.
import { accessSync, constants } from "node:fs";
import { mkdir } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { type Browser, chromium, type Page } from "playwright-core";
import { PNG } from "pngjs";

/** A page with everything that went wrong in it. */
export interface OpenPage {
  readonly page: Page;
  /** Errors on the console, uncaught exceptions, and requests that leave the file; an empty list is what every page owes. */
  readonly problems: readonly string[];
}

export interface OpenPageOptions {
  /** What the system prefers (default false). */
  readonly dark?: boolean;
  /** Pixels, default 1280 x 900. */
  readonly width?: number;
  readonly height?: number;
}

const programs = ["chromium", "chromium-browser", "google-chrome"];
const root = fileURLToPath(new URL("../../", import.meta.url));
let browser: Promise<Browser> | undefined;

function executable(): string {
  const directories = (process.env.PATH ?? "").split(path.delimiter);
  const candidates = programs.flatMap((program) => directories.map((place) => path.join(place, program)));
  const found = candidates.find((candidate) => {
    try {
      accessSync(candidate, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
  if (found !== undefined) return found;
  throw new Error(
    `the pages are tested in Chromium, and none of ${programs.join(", ")} is on the PATH; on Debian: apt-get install chromium`,
  );
}

async function launch(): Promise<Browser> {
  return chromium.launch({
    executablePath: executable(),
    // Chromium's sandbox refuses to run as root, as tests in a container do.
    chromiumSandbox: process.getuid?.() !== 0,
    args: ["--disable-gpu", "--disable-dev-shm-usage"],
  });
}

/** Opens an HTML file in the browser, which all tests of a file share: each must end with `test.after(closeBrowser)`. */
export async function openPage(file: string, options: OpenPageOptions = {}): Promise<OpenPage> {
  const { dark = false, width = 1280, height = 900 } = options;
  browser ??= launch();
  const context = await (await browser).newContext({
    colorScheme: dark ? "dark" : "light",
    viewport: { width, height },
  });
  const page = await context.newPage();
  const problems: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") problems.push(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => problems.push(`exception: ${error.message}`));
  page.on("request", (request) => {
    if (!/^(file|data|blob):/.test(request.url())) problems.push(`request: ${request.url()}`);
  });
  await page.goto(pathToFileURL(path.resolve(file)).href);
  return { page, problems };
}

export async function closeBrowser(): Promise<void> {
  await (await browser)?.close();
  browser = undefined;
}

/** The pixels of a canvas as they are in its memory, whatever size it is shown in. */
export interface CanvasPixels {
  readonly width: number;
  readonly height: number;
  /** Red, green and blue of a pixel. */
  at(x: number, y: number): readonly number[];
}

export async function canvasPixels(page: Page, selector: string): Promise<CanvasPixels> {
  const script = `document.querySelector(${JSON.stringify(selector)}).toDataURL("image/png")`;
  const url = await page.evaluate<string>(script);
  const { width, height, data } = PNG.sync.read(Buffer.from(url.slice(url.indexOf(",") + 1), "base64"));
  const at = (x: number, y: number) => [...data.subarray(4 * (y * width + x), 4 * (y * width + x) + 3)];
  return { width, height, at };
}

/** Keeps a picture of the whole page for people to look at, in AGOP_ARTIFACTS or `artifacts`. */
export async function keepScreenshot(page: Page, name: string): Promise<void> {
  const directory = process.env.AGOP_ARTIFACTS ?? path.join(root, "artifacts");
  await mkdir(directory, { recursive: true });
  // In a window that shows all of it, because pictures far below are drawn when they are looked at.
  const size = page.viewportSize();
  const height = await page.evaluate<number>("document.documentElement.scrollHeight");
  if (size !== null) await page.setViewportSize({ ...size, height });
  await page.evaluate("new Promise((shown) => requestAnimationFrame(() => setTimeout(shown)))");
  await page.screenshot({ path: path.join(directory, `${name}.png`), fullPage: true });
  if (size !== null) await page.setViewportSize(size);
}
