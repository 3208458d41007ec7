import type { EigenvaluesData, Spectrum } from "../../pages/run/run-page-data.ts";
import { shortNumber } from "../shared/diverging-scale.ts";
import { element } from "../shared/element.ts";
import { type ChartSeries, LineChart } from "../shared/line-chart.ts";
import { elementById } from "../shared/page-data.ts";
import type { IterationSlider } from "./iteration-slider.ts";

/** Colours of the kernel matrices from the first to the last. */
const kernelColours = ["--grey", "--blue", "--green", "--purple", "--vermillion"];

/** Eigenvalues in a table; a spectrum may have thousands. */
const tableRows = 40;

/** Scree plots of M at the slider's iteration and of the kernel matrices that were looked at. */
export function showEigenvalues({ features, kernel }: EigenvaluesData, slider: IterationSlider): void {
  if (features.length > 0) showFeatures(features, slider);
  if (kernel.length > 0) showKernel(kernel);
}

function showFeatures(spectra: readonly Spectrum[], slider: IterationSlider): void {
  const current = () => {
    const at = spectra.findLastIndex(({ iteration }) => iteration <= slider.iteration);
    return spectra[Math.max(0, at)];
  };
  const reference = [...new Set([spectra[0], spectra[spectra.length - 1]])];
  const name = "at the slider";
  const chart = new LineChart(elementById("features-spectrum"), () => ({
    label: "Eigenvalues of M in descending order; the table below has the largest.",
    xName: "rank",
    scale: "logarithmic",
    series: [
      ...reference.map((spectrum, n) => series(spectrum, { colour: "--grey", width: 1, dashed: n === 0 })),
      { ...series(current(), { colour: "--blue", width: 2 }), name },
    ],
  }));
  const tell = () => fillTable("features-spectrum-table", [...new Set([...reference, current()])]);
  slider.onChange(() => {
    chart.movePoints([{ name, points: pointsOf(current()) }]);
    tell();
  });
  tell();
}

function showKernel(spectra: readonly Spectrum[]): void {
  new LineChart(elementById("kernel-spectrum"), () => ({
    label: "Eigenvalues of the kernel matrix in descending order; the table below has the largest.",
    xName: "rank",
    scale: "logarithmic",
    series: spectra.map((spectrum, n) =>
      series(spectrum, {
        colour: kernelColours[n],
        width: 1.5,
        dashed: n < spectra.length - 1 && n % 2 === 1,
      }),
    ),
  }));
  fillTable("kernel-spectrum-table", spectra);
}

function series(spectrum: Spectrum, style: Pick<ChartSeries, "colour" | "width" | "dashed">): ChartSeries {
  return { name: nameOf(spectrum.iteration), points: pointsOf(spectrum), ...style };
}

/** From the largest on. */
function pointsOf({ values }: Spectrum): ChartSeries["points"] {
  return [...values].reverse().map((value, n) => [n + 1, value] as const);
}

function nameOf(iteration: number): string {
  return iteration === 0 ? "M₀" : `iteration ${iteration}`;
}

function fillTable(id: string, spectra: readonly Spectrum[]): void {
  const number = { class: "number" };
  const head = ["Rank", ...spectra.map(({ iteration }) => nameOf(iteration))].map((text) =>
    element("th", { scope: "col", ...number }, text),
  );
  const rows = Array.from({ length: Math.min(tableRows, spectra[0].values.length) }, (_, rank) => {
    const cells = spectra.map(({ values }) =>
      element("td", number, shortNumber(values[values.length - 1 - rank])),
    );
    return element("tr", {}, element("th", { scope: "row", ...number }, String(rank + 1)), ...cells);
  });
  const table = elementById(id);
  table.replaceChildren(element("thead", {}, element("tr", {}, ...head)), element("tbody", {}, ...rows));
}
