import { access, readdir } from "node:fs/promises";
import path from "node:path";
import { runFiles } from "../../../run/directory/files.ts";
import { runDirectoryPath } from "../../../sweep/sweep-directory.ts";

export interface RunPages {
  /** Numbers of the runs with a page. */
  readonly pages: readonly number[];
  /** Relative link from the page of the sweep to their directories, with a slash at the end. */
  readonly pagesPath: string;
}

/** Finds the pages of the runs of a sweep. @param file The page with the links. */
export async function runPages(directory: string, file: string): Promise<RunPages> {
  const runs = path.join(directory, "runs");
  const numbers = await runDirectories(directory);
  const found = await Promise.all(
    numbers.map((run) => isThere(path.join(runDirectoryPath(directory, run), runFiles.report))),
  );
  const relative = path.relative(path.dirname(file), runs).split(path.sep).map(encodeURIComponent).join("/");
  return { pages: numbers.filter((_, index) => found[index]), pagesPath: `${relative}/` };
}

/** Numbers of the runs of a sweep with a directory, ascending. */
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
