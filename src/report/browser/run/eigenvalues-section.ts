import type { EigenvaluesData, Spectrum } from "../../pages/run/run-page-data.ts";
import type { ChartLine } from "../shared/chart-lines.ts";
import { dataTable } from "../shared/data-table.ts";
import { shortNumber } from "../shared/diverging-scale.ts";
import { elementById } from "../shared/element.ts";
import { LineChart } from "../shared/line-chart.ts";
import type { IterationSlider } from "./iteration-slider.ts";

/** Colours of the kernel matrices from the first to the last. */
const kernelColours = ["--grey", "--blue", "--green", "--purple", "--vermillion"];

/** Eigenvalues in a table; a spectrum may have thousands. */
const tableRows = 40;

/** Scree plots of M at the slider's iteration and of the kernel matrices. */
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
  const chart = spectrumChart("features-spectrum", () => [
    ...reference.map((spectrum, n) =>
      line(spectrum, { colour: "--grey", width: 1, dash: n === 0 ? "dashed" : "solid" }),
    ),
    { ...line(current(), { colour: "--blue", width: 2 }), name },
  ]);
  const tell = () => fillTable("features-spectrum-table", [...new Set([...reference, current()])]);
  slider.onChange(() => {
    chart.movePoints([{ name, points: pointsOf(current()) }]);
    tell();
  });
  tell();
}

function showKernel(spectra: readonly Spectrum[]): void {
  const isDashed = (n: number) => n < spectra.length - 1 && n % 2 === 1;
  spectrumChart("kernel-spectrum", () =>
    spectra.map((spectrum, n) =>
      line(spectrum, { colour: kernelColours[n], width: 1.5, dash: isDashed(n) ? "dashed" : "solid" }),
    ),
  );
  fillTable("kernel-spectrum-table", spectra);
}

function spectrumChart(id: string, lines: () => readonly ChartLine[]): LineChart {
  const chart = new LineChart(id, () => ({
    xName: "rank",
    scale: "logarithmic",
    legend: "",
    lines: lines(),
  }));
  chart.draw();
  return chart;
}

function line(spectrum: Spectrum, style: Pick<ChartLine, "colour" | "width" | "dash">): ChartLine {
  return { name: nameOf(spectrum.iteration), points: pointsOf(spectrum), ...style };
}

/** Sorted in descending order. */
function pointsOf({ values }: Spectrum): ChartLine["points"] {
  return [...values].reverse().map((y, n) => ({ x: n + 1, y }));
}

function nameOf(iteration: number): string {
  return iteration === 0 ? "M₀" : `iteration ${iteration}`;
}

function fillTable(id: string, spectra: readonly Spectrum[]): void {
  const table = dataTable({
    header: ["Rank", ...spectra.map(({ iteration }) => nameOf(iteration))],
    rows: Array.from({ length: Math.min(tableRows, spectra[0].values.length) }, (_, rank) => [
      String(rank + 1),
      ...spectra.map(({ values }) => shortNumber(values[values.length - 1 - rank])),
    ]),
    isNumeric: true,
  });
  elementById(id).replaceChildren(table);
}
