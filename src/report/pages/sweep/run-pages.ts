import { access, readdir } from "node:fs/promises";
import path from "node:path";
import { runFiles } from "../../../run/directory/files.ts";
import { runDirectoryPath } from "../../../sweep/sweep-directory.ts";

export interface RunPages {
  /** Numbers of the runs that have a page of their own. */
  readonly pages: readonly number[];
  /** From the page of the sweep to their directories, as a part of a link that ends with a slash. */
  readonly pagesPath: string;
}

/** Finds the pages of the runs of a sweep. @param file The page that links to them. */
export async function runPages(directory: string, file: string): Promise<RunPages> {
  const runs = path.join(directory, "runs");
  const numbers = await runDirectories(directory);
  const found = await Promise.all(
    numbers.map((run) => isThere(path.join(runDirectoryPath(directory, run), runFiles.report))),
  );
  const relative = path.relative(path.dirname(file), runs).split(path.sep).map(encodeURIComponent).join("/");
  return { pages: numbers.filter((_, index) => found[index]), pagesPath: `${relative}/` };
}

/** Numbers of the runs of a sweep that have a directory of their own, ascending. */
export async function runDirectories(directory: string): Promise<readonly number[]> {
  const names = await readdir(path.join(directory, "runs")).catch((): string[] => []);
  return names
    .filter((name) => /^\d{6,}$/.test(name))
    .map(Number)
    .sort((a, b) => a - b);
}

function isThere(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}
