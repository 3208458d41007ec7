import { printable } from "../../io/printable.ts";
import type { AnalysisReport, EncodedElement } from "../../run/run-analysis.ts";

/**
 * Formats the encodings of the last feature matrix for people, one quantity per line.
 * @returns An empty text for a run without an iteration.
 */
export function analysisText({ patterns, iterations }: AnalysisReport): string {
  const last = iterations.at(-1);
  if (last === undefined) return "";
  const lines = [
    ["effective rank", last.effective_rank.toFixed(2)],
    ["exchanging element", encoded(last.exchanging)],
    ["fixing element", encoded(last.fixing)],
    ...patterns.map((pattern, n) => {
      const { first, second, off_diagonal } = last.deviations[n];
      const values = `M_11 ${short(first)}, M_22 ${short(second)}, M_12 ${short(off_diagonal)}`;
      return [pattern, `deviation ${values}`];
    }),
  ];
  return lines.map(([name, value]) => `${name.padEnd(20)}${printable(value)}\n`).join("");
}

function encoded(found: EncodedElement | null): string {
  if (found === null) return "none is encoded";
  const { element, encoding, defect } = found;
  return `${element}, encoded with cosine ${encoding.toFixed(4)}, equivariance defect ${short(defect)}`;
}

const short = (value: number): string => value.toPrecision(3);
