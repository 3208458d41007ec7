import { type Quantity, quantityText } from "./quantities.ts";
import type { Spread } from "./spread.ts";

/** What is known of a quantity over several runs, for a tooltip or a screen reader. */
export function spreadText(spread: Spread | null, quantity: Quantity): string {
  if (spread === null) return "no finished run in this picture";
  const { runs, measured } = spread;
  if (measured === null) return `no value in ${countOfRuns(runs)}`;
  const { count, mean, deviation, min, max } = measured;
  const text = (value: number) => quantityText(quantity, value);
  const of = count === runs ? countOfRuns(runs) : `${count} of ${countOfRuns(runs)}`;
  if (count === 1) return `${text(mean)}, ${of}`;
  return `mean ${text(mean)}, standard deviation ${text(deviation)}, from ${text(min)} to ${text(max)}, ${of}`;
}

function countOfRuns(runs: number): string {
  return runs === 1 ? "1 run" : `${runs} runs`;
}

/** The same in a cell of a table. */
export function spreadCell(spread: Spread | null, quantity: Quantity): string {
  if (spread === null) return "";
  const { runs, measured } = spread;
  if (measured === null) return `none (${runs})`;
  const { count, mean, deviation } = measured;
  const of = count === runs ? String(runs) : `${count}/${runs}`;
  const text = (value: number) => quantityText(quantity, value);
  return count === 1 ? `${text(mean)} (${of})` : `${text(mean)} ± ${text(deviation)} (${of})`;
}
