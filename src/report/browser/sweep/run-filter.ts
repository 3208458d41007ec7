import type { SweepPageData } from "../../pages/sweep/sweep-page-data.ts";
import { namedValue } from "../../sweep-model/axis-text.ts";

/** Filter of the table of runs. */
export interface RunFilter {
  /** For each axis the index of the selected value; null for all. */
  readonly codes: readonly (number | null)[];
  readonly status: "all" | "done" | "failed";
  /** Words that must all occur in the texts of a run, ignoring case. */
  readonly text: string;
}

export function emptyFilter(axes: SweepPageData["axes"]): RunFilter {
  return { codes: axes.map(() => null), status: "all", text: "" };
}

/** Finds the rows that pass a filter; builds the searched texts once. */
export function runFilter(data: SweepPageData): (filter: RunFilter) => readonly number[] {
  const { runs } = data;
  const everyRow = runs.run.map((_, row) => row);
  const texts = everyRow.map((row) => searchText(data, row));
  return ({ codes, status, text }) => {
    const words = text.toLowerCase().split(/\s+/).filter(Boolean);
    const wanted = codes.flatMap((code, axis) => (code === null ? [] : [{ axis, code }]));
    return everyRow.filter(
      (row) =>
        wanted.every(({ axis, code }) => runs.codes[axis][row] === code) &&
        (status === "all" || status === statusOf(data, row)) &&
        words.every((word) => texts[row].includes(word)),
    );
  };
}

export function statusOf({ runs }: SweepPageData, row: number): "done" | "failed" {
  return runs.failure[row] === null ? "done" : "failed";
}

function searchText(data: SweepPageData, row: number): string {
  const { axes, runs, failures } = data;
  const failure = runs.failure[row];
  const values = axes.map((axis, index) => namedValue(axis, axis.values[runs.codes[index][row]]));
  const parts = [`run ${runs.run[row]}`, ...values, statusOf(data, row)];
  return [...parts, failure === null ? "" : failures[failure]].join("\n").toLowerCase();
}
