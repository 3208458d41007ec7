import { readdir } from "node:fs/promises";
import { AgopError, requireKnownKeys } from "../errors.ts";
import { errorCode } from "../io/system-error.ts";
import { requireWritableDirectory } from "../io/writable-directory.ts";
import { type DirectoryKind, directoryKind } from "../run/directory/files.ts";
import type { ReportOptions } from "./pages/shared/report-options.ts";

/** A kind of directory with the builder of its page. */
interface ReportKind {
  /** Whether to draw figures for it; a reproduction holds its own. */
  readonly hasFigures: boolean;
  /** Load the builder on demand: pages bring parsers and figures with them. */
  readonly page: () => Promise<(directory: string, options: ReportOptions) => Promise<string>>;
}

const kinds: Readonly<Record<DirectoryKind, ReportKind>> = {
  run: {
    hasFigures: true,
    page: async () => (await import("./pages/run/run-page.ts")).runPage,
  },
  sweep: {
    hasFigures: true,
    page: async () => (await import("./pages/sweep/sweep-page.ts")).sweepPage,
  },
  reproduction: {
    hasFigures: false,
    page: async () => (await import("./pages/reproduction/reproduction-page.ts")).reproductionPage,
  },
};

/**
 * The page of a run, a sweep or a reproduction, depending on the directory: one HTML file that loads nothing.
 * @throws AgopError INVALID_FILE (`DIR`) for any other directory, or for a damaged file in it.
 * @example
 * import { writeFile } from "node:fs/promises";
 * await writeFile("report.html", await directoryReport("my-run")); // of agop run --out my-run
 */
export async function directoryReport(directory: string, options: ReportOptions = {}): Promise<string> {
  requireKnownKeys<ReportOptions>("options", options, { onProgress: true, file: true });
  const page = await (await kindOf(directory)).page();
  return page(directory, options);
}

/**
 * Writes the figures of a run or a sweep, as SVG and PNG, into a directory; creates the directory if missing.
 * @returns Their paths; none for a reproduction, which already holds its figures.
 * @throws AgopError as `directoryReport`; INVALID_OUTPUT.
 */
export async function directoryFigures(directory: string, outDirectory: string): Promise<readonly string[]> {
  if (!(await kindOf(directory)).hasFigures) return [];
  const { writeFigures } = await import("./figures/write-figures.ts");
  await requireWritableDirectory(outDirectory);
  return (await writeFigures(directory, outDirectory)).flatMap(({ svg, png }) =>
    png === undefined ? [svg] : [svg, png],
  );
}

async function kindOf(directory: string): Promise<ReportKind> {
  const kind = directoryKind(await namesIn(directory));
  if (kind === undefined) throw unknownDirectory(directory, "which holds none of them,");
  return kinds[kind];
}

const problems: Readonly<Record<string, string>> = {
  ENOENT: "which does not exist,",
  ENOTDIR: "which is a file,",
};

async function namesIn(directory: string): Promise<readonly string[]> {
  try {
    return await readdir(directory);
  } catch (error) {
    const code = errorCode(error);
    throw unknownDirectory(directory, problems[code] ?? `which cannot be read (${code}),`, error);
  }
}

function unknownDirectory(directory: string, problem: string, cause?: unknown): AgopError {
  return new AgopError("INVALID_FILE", {
    argument: "DIR",
    given: `${directory}, ${problem}`,
    accepted: "the directory of agop run --out, agop sweep --out or agop reproduce --out",
    cause,
  });
}
