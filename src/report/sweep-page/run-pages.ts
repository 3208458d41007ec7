import { access, readdir } from "node:fs/promises";
import path from "node:path";

export interface RunPages {
  /** Numbers of the runs that have a page of their own. */
  readonly pages: readonly number[];
  /** From the page of the sweep to their directories, as a part of a link that ends with a slash. */
  readonly pagesPath: string;
}

/** Finds the pages of the runs of a sweep. @param file The page that links to them. */
export async function runPages(directory: string, file: string): Promise<RunPages> {
  const runs = path.join(directory, "runs");
  const numbers = (await readdir(runs).catch((): string[] => [])).filter((name) => /^\d{6,}$/.test(name));
  const found = await Promise.all(numbers.map((name) => hasPage(path.join(runs, name))));
  const relative = path.relative(path.dirname(file), runs).split(path.sep).map(encodeURIComponent).join("/");
  return {
    pages: numbers
      .filter((_, index) => found[index])
      .map(Number)
      .sort((a, b) => a - b),
    pagesPath: `${relative}/`,
  };
}

function hasPage(directory: string): Promise<boolean> {
  return access(path.join(directory, "report.html")).then(
    () => true,
    () => false,
  );
}
