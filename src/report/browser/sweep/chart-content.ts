import type { ChartLine } from "./chart-series.ts";

/** What a chart of lines shows. */
export interface ChartContent {
  readonly xName: string;
  readonly yName: string;
  readonly lines: readonly ChartLine[];
  /** Numbers that are labelled on the horizontal axis; default whole ones, as iterations are. */
  readonly xLabels?: readonly number[];
  /** Names of x = 0, 1, ... where it is no number. */
  readonly categories?: readonly string[];
  /** End of the vertical axis; default what the lines need. */
  readonly yMax?: number;
  readonly yText: (value: number) => string;
  /** What the lines differ in, as the heading of their names below the chart; null where they are not named. */
  readonly legend: string | null;
}
