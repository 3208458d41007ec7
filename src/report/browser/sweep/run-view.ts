import type { SweepPageData } from "../../pages/sweep/sweep-page-data.ts";
import type { RunColumn } from "./run-columns.ts";
import { emptyFilter, type RunFilter, runFilter } from "./run-filter.ts";

/** Rows per page of the table; more would slow every change. */
export const pageLength = 50;

/** State of the table of runs. */
export class RunView {
  readonly selected = new Set<number>();
  readonly #columns: readonly RunColumn[];
  readonly #filtered: (filter: RunFilter) => readonly number[];
  #filter: RunFilter;
  #order: RunOrder = { column: 0, descending: false };
  #rows: readonly number[];
  #page = 0;

  constructor(data: SweepPageData, columns: readonly RunColumn[]) {
    this.#columns = columns;
    this.#filtered = runFilter(data);
    this.#filter = emptyFilter(data.axes);
    this.#rows = this.#filtered(this.#filter);
  }

  get filter(): RunFilter {
    return this.#filter;
  }

  get order(): RunOrder {
    return this.#order;
  }

  /** All rows that pass the filter, sorted. */
  get rows(): readonly number[] {
    return this.#rows;
  }

  /** Counts from 0. */
  get page(): number {
    return this.#page;
  }

  get pages(): number {
    return Math.max(Math.ceil(this.#rows.length / pageLength), 1);
  }

  get rowsOfPage(): readonly number[] {
    return this.#rows.slice(this.#page * pageLength, (this.#page + 1) * pageLength);
  }

  filterBy(filter: RunFilter): void {
    this.#filter = filter;
    this.#update();
  }

  /** Sorts by a column; a second call on the same column reverses the order. */
  orderBy(column: number): void {
    const descending = this.#order.column === column && !this.#order.descending;
    this.#order = { column, descending };
    this.#update();
  }

  turnTo(page: number): void {
    this.#page = Math.min(Math.max(page, 0), this.pages - 1);
  }

  #update(): void {
    const { keyOf } = this.#columns[this.#order.column];
    this.#rows = orderedRows(this.#filtered(this.#filter), keyOf, this.#order.descending);
    this.#page = 0;
  }
}

/** Sort column and direction. */
export interface RunOrder {
  readonly column: number;
  readonly descending: boolean;
}

type SortKey = number | string | null;

/**
 * Sorts rows by the keys of a column: numbers by size, text alphabetically with embedded numbers by size,
 * rows without a value last in both directions. The sort is stable.
 */
export function orderedRows(
  rows: readonly number[],
  keyOf: (row: number) => SortKey,
  descending: boolean,
): readonly number[] {
  const collator = new Intl.Collator("en", { numeric: true });
  const direction = descending ? -1 : 1;
  return [...rows].sort((a, b) => {
    const [first, second] = [keyOf(a), keyOf(b)];
    if (first === null || second === null) return Number(first === null) - Number(second === null);
    const difference =
      typeof first === "number" && typeof second === "number"
        ? first - second
        : collator.compare(String(first), String(second));
    return direction * difference;
  });
}
