import type { Backend } from "../../backend/backend.ts";
import { createBackend } from "../../backend/create-backend.ts";

import { readSavedMatrix } from "../../run/directory/features.ts";
import { lineStyle } from "../shared/line-style.ts";

import type { Colour } from "../shared/palette.ts";
import { sequentialColour } from "../shared/sequential-colour.ts";
import { heightSpace, leftSpace } from "./axis.ts";
import { type Figure, renderChart, topSpace } from "./chart.ts";
import { colourBar, colourBarSpace } from "./colour-bar.ts";
import { type FigureChoices, sizes, xChoice, yChoice } from "./figure-options.ts";
import { type RunSource, savedMatrixOf } from "./figure-source.ts";
import { outerMargin, unitsAcross } from "./figure-style.ts";
import { fittingHeights, lineFigure } from "./line-figure.ts";
import { type Line, linePanel } from "./line-panel.ts";
import { iterationAxis, linearAxis, logarithmicAxis } from "./value-axis.ts";

const panelHeight = 330;
const rightSpace = outerMargin + 18;

/**
 * Eigenvalues below this fraction of the largest are rounding errors: M is the square root of a matrix known
 * to machine precision.
 */
const rounding = 1e-7;

/** Eigenvalues of M: over the saved iterations, or of one of them by rank. */
export async function eigenvaluesFigure(source: RunSource, choices: FigureChoices): Promise<Figure> {
  const { iteration } = choices;
  const run = await source.run();
  const isOne = iteration !== undefined || run.features.length === 1;
  const saved = isOne ? [savedMatrixOf(run, iteration)] : run.features;
  const backend = createBackend();
  const spectra: (readonly number[])[] = [];
  for (const each of saved) spectra.push(await eigenvalues(await readSavedMatrix(run, each), backend));
  const iterations = saved.map((each) => each.iteration);
  const of = `of the feature matrix M of ${run.task.name}`;
  return isOne
    ? byRank(spectra[0], choices, `Eigenvalues ${of} after iteration ${iterations[0]}, by rank`)
    : overIterations(iterations, spectra, choices, `Eigenvalues ${of} over ${iterations.length} iterations`);
}

/** Eigenvalues in descending order; replaces rounding errors by 0. */
async function eigenvalues(features: Float64Array, backend: Backend): Promise<readonly number[]> {
  const values = [...(await backend.symmetricEigenvalues(features))].reverse();
  return values.map((value) => (value > rounding * values[0] ? value : 0));
}

function byRank(values: readonly number[], choices: FigureChoices, description: string): Figure {
  const points = values.map((value, index) => ({ x: index + 1, y: value }));
  return lineFigure({
    ...sizes(choices),
    description,
    x: linearAxis("rank", [1, values.length], true, xChoice(choices)),
    panels: [
      {
        y: logarithmicAxis("eigenvalue of M", values, yChoice(choices)),
        lines: [{ name: "eigenvalue", style: lineStyle(0), points }],
        height: panelHeight,
      },
    ],
    hasLegend: false,
  });
}

/** One thin line per rank, coloured by rank. */
function overIterations(
  iterations: readonly number[],
  spectra: readonly (readonly number[])[],
  choices: FigureChoices,
  description: string,
): Figure {
  const { title, height, fontSize } = choices;
  const across = unitsAcross(fontSize);
  const ranks = spectra[0].length;
  // Stop before yellow, the end of the scale: it is too light for a line on white.
  const colourOf = (rank: number): Colour => sequentialColour((0.85 * (rank - 1)) / Math.max(1, ranks - 1));
  const y = logarithmicAxis("eigenvalue of M", spectra.flat(), yChoice(choices));
  const x = iterationAxis(iterations.at(-1) ?? 1, xChoice(choices));
  const left = outerMargin + leftSpace(y);
  const width = across - left - rightSpace;
  const top = topSpace({ title, width: across }) + colourBarSpace;
  const around = top + heightSpace(x) + outerMargin;
  const [panel] =
    height === undefined ? [panelHeight] : fittingHeights([panelHeight], { height, around, across });
  const place = { x: left, y: top, width, height: panel };
  const lines = Array.from({ length: ranks }, (_, index): Line => {
    const [red, green, blue] = colourOf(index + 1);
    return {
      name: `rank ${index + 1}`,
      style: { colour: `rgb(${red},${green},${blue})`, dashes: "solid", symbol: "circle" },
      points: iterations.map((iteration, at) => ({ x: iteration, y: spectra[at][index] })),
      hasSymbols: false,
      width: 1.6,
    };
  });
  const scale = { name: "rank of the eigenvalue", from: 1, to: ranks, colourOf };
  return renderChart({
    title,
    description,
    width: across,
    height: height === undefined ? Math.ceil(around + panel) : around + panel,
    panels: [
      linePanel({ place, x, y, lines }),
      colourBar(scale, { ...place, x: left + width * 0.15, width: width * 0.7 }),
    ],
  });
}
