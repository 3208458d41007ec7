// Opens pages of agop report in a real browser: headless Chromium from the system packages.
import { accessSync, constants } from "node:fs";
import { mkdir } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { type Browser, chromium, type Page } from "playwright-core";
import { PNG } from "pngjs";

/** A page with its errors. */
export interface OpenPage {
  readonly page: Page;
  /** Console errors, uncaught exceptions, and requests outside the file; must be empty for every page. */
  readonly problems: readonly string[];
}

export interface OpenPageOptions {
  /** Whether the system prefers dark colours (default false). */
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
    // Disable the sandbox: Chromium's refuses to run as root, for example in a container.
    chromiumSandbox: process.getuid?.() !== 0,
    args: ["--disable-gpu", "--disable-dev-shm-usage"],
  });
}

/**
 * Opens an HTML file in a browser shared by all tests of a file: each file must end with
 * `test.after(closeBrowser)`.
 */
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

/** The pixels of a canvas in memory, regardless of its size on the page. */
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

/** Saves a screenshot of the whole page for reviewers, in AGOP_ARTIFACTS or `artifacts`. */
export async function keepScreenshot(page: Page, name: string): Promise<void> {
  const directory = process.env.AGOP_ARTIFACTS ?? path.join(root, "artifacts");
  await mkdir(directory, { recursive: true });
  // Enlarge the window to the whole page: pictures far below are drawn on demand.
  const size = page.viewportSize();
  const height = await page.evaluate<number>("document.documentElement.scrollHeight");
  if (size !== null) await page.setViewportSize({ ...size, height });
  await page.evaluate("new Promise((shown) => requestAnimationFrame(() => setTimeout(shown)))");
  await page.screenshot({ path: path.join(directory, `${name}.png`), fullPage: true });
  if (size !== null) await page.setViewportSize(size);
}
