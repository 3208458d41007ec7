import path from "node:path";
import { AgopError } from "../../errors.ts";
import { readRunMetrics } from "../../run/directory/metrics.ts";
import { capitalised } from "../shared/capitalised.ts";
import { lineStyle, mostLines } from "../shared/line-style.ts";
import { valueTitle } from "../sweep-model/axis-text.ts";
import {
  type IterationCurves,
  type IterationQuantity,
  iterationMeans,
  leastLoss,
  sweepCurves,
} from "../sweep-model/iteration-curves.ts";
import { sweepTable } from "../sweep-model/measured-runs.ts";
import { quantityNamed, titleWithUnit, unitsShown } from "../sweep-model/quantities.ts";
import type { FigureAxis } from "./axis.ts";
import type { Figure } from "./chart.ts";
import { type FigureChoices, sizes, xChoice, yChoice } from "./figure-options.ts";
import type { FigureSource, RunSource, SweepSource } from "./figure-source.ts";
import { lineFigure } from "./line-figure.ts";
import type { Line } from "./line-panel.ts";
import { averagedOver, chosenGroups } from "./sweep-choice.ts";
import { shortened } from "./text-width.ts";
import { iterationAxis, logarithmicAxis, percentAxis } from "./value-axis.ts";

const panelHeight = 330;
const lowerHeight = 140;

/** Training and test accuracy by iteration: in one panel for a single run, otherwise in two. */
export async function accuracyFigure(
  sources: readonly FigureSource[],
  choices: FigureChoices,
): Promise<Figure> {
  const curves = await iterationLines(sources, choices);
  if (sources.length > 1 || sources[0].kind === "sweep") {
    return quantityPanels(curves, ["test_accuracy", "train_accuracy"], choices);
  }
  const lines = [
    line("training", 1, curves.groups[0], "train_accuracy"),
    line("test", 0, curves.groups[0], "test_accuracy"),
  ];
  return lineFigure({
    ...sizes(choices),
    description: `Training and test accuracy of ${curves.last} iterations`,
    x: iterationAxis(curves.last, xChoice(choices)),
    panels: [{ y: percentAxis("accuracy", 5, yChoice(choices)), lines, height: panelHeight }],
  });
}

/**
 * Test and training loss by iteration, each on its own logarithmic axis: the training loss ends many powers
 * of ten below the test loss.
 */
export async function lossFigure(sources: readonly FigureSource[], choices: FigureChoices): Promise<Figure> {
  return quantityPanels(await iterationLines(sources, choices), ["test_loss", "train_loss"], choices);
}

/** One quantity of the runs of a sweep by iteration. */
export async function iterationCurveFigure(
  source: SweepSource,
  quantity: IterationQuantity,
  choices: FigureChoices,
): Promise<Figure> {
  return quantityPanels(await iterationLines([source], choices), [quantity], choices);
}

/** Runs that share a line. */
interface CurveGroup {
  readonly name: string;
  readonly runs: readonly IterationCurves[];
}

interface GroupedCurves {
  readonly groups: readonly CurveGroup[];
  /** Says which runs the lines average over, for the description. */
  readonly averaged: string;
  /** Last iteration of any run. */
  readonly last: number;
}

async function iterationLines(
  sources: readonly FigureSource[],
  { by }: FigureChoices,
): Promise<GroupedCurves> {
  if (by !== undefined && sources.every(({ kind }) => kind === "run")) {
    throw new AgopError("INVALID_OPTION", {
      argument: "by",
      given: `${by} for runs`,
      accepted: "by for a sweep, whose lines it tells apart",
    });
  }
  const labels = directoryLabels(sources.map(({ directory }) => directory));
  const grouped: { readonly groups: readonly CurveGroup[]; readonly said: string }[] = [];
  for (const [index, source] of sources.entries()) {
    const label = sources.length === 1 ? undefined : labels[index];
    grouped.push(source.kind === "run" ? await runGroup(source, label) : sweepGroups(source, by, label));
  }
  const groups = grouped.flatMap((each) => each.groups);
  if (groups.length > mostLines) {
    throw new AgopError("INVALID_OPTION", {
      argument: "DIR",
      given: `${groups.length} lines`,
      accepted: `at most ${mostLines}, which can be told apart`,
    });
  }
  const lengths = groups.flatMap(({ runs }) => runs.map(({ test_accuracy }) => test_accuracy.length));
  const last = Math.max(1, ...lengths);
  const isUneven = groups.some(({ runs }) => new Set(runs.map((run) => run.test_accuracy.length)).size > 1);
  const early = isUneven ? "; a run that ended early counts with its last value" : "";
  return { groups, averaged: `${grouped.map(({ said }) => said).join("; ")}${early}`, last };
}

/** @param label Label of the directory; undefined for a single directory. */
async function runGroup({ directory }: RunSource, label: string | undefined) {
  const { iteration, trainAccuracy, testAccuracy, trainLoss, testLoss } = await readRunMetrics(directory);
  const run: IterationCurves = {
    train_accuracy: trainAccuracy,
    test_accuracy: testAccuracy,
    train_loss: trainLoss,
    test_loss: testLoss,
  };
  const said = `${iteration.length} iterations`;
  const groups: readonly CurveGroup[] = [{ name: label ?? "run", runs: [run] }];
  return { groups, said: label === undefined ? said : `${label}: ${said}` };
}

/** @param label Label of a directory among several, with one line each unless `by` is given. */
function sweepGroups({ records }: SweepSource, by: string | undefined, label: string | undefined) {
  const axis =
    by === undefined && label !== undefined ? undefined : chosenGroups(records, "by", by, [], mostLines);
  const curves = sweepCurves(records);
  const mean = `${averagedOver(records, axis === undefined ? [] : [axis])}, with its 95 % interval`;
  const said = label === undefined ? mean : `${label}: ${mean}`;
  if (axis === undefined) return { groups: [{ name: label ?? "all runs", runs: curves }], said };
  const [codes] = sweepTable(records, [axis]).runs.codes;
  const groups = axis.values.map((value, code): CurveGroup => {
    const title = valueTitle(axis, value);
    const name = label === undefined ? title : `${label}, ${title}`;
    return { name, runs: curves.filter((_, row) => codes[row] === code) };
  });
  return { groups, said };
}

/** Limit on the letters of a name in the legend. */
const longestName = 30;

/** Names of directories in a legend, all different. */
function directoryLabels(directories: readonly string[]): readonly string[] {
  const names = directories.map((directory) => path.basename(path.resolve(directory)));
  const paths = names.map((name, index) =>
    names.indexOf(name) === names.lastIndexOf(name) ? name : directories[index],
  );
  const short = paths.map((name) => shortened(name, longestName));
  return short.map((name, index) =>
    short.indexOf(name) === short.lastIndexOf(name) ? name : `${index + 1}: ${name}`,
  );
}

/** One panel per quantity that the runs have kept, with one line per group. */
function quantityPanels(
  { groups, averaged, last }: GroupedCurves,
  names: readonly IterationQuantity[],
  choices: FigureChoices,
): Figure {
  const kept = names.filter((name) => groups.every(({ runs }) => runs.some((run) => run[name].length > 0)));
  const titles = kept.map((name) => quantityNamed(name).title);
  const hasLosses = kept.some((name) => name.endsWith("loss"));
  const isMean = groups.some(({ runs }) => runs.length > 1);
  const scale = isMean
    ? "mean squared error, logarithmic, with the geometric mean of runs"
    : "mean squared error, logarithmic";
  const note = hasLosses ? ` (${scale}; what is below 1e-12 is drawn at 1e-12)` : "";
  return lineFigure({
    ...sizes(choices),
    description: `${capitalised(titles.join(" and "))} by iteration${note}: ${averaged}`,
    x: iterationAxis(last, xChoice(choices)),
    panels: kept.map((name, index) => {
      const lines = groups.map((group, place) => line(group.name, place, group, name));
      const y = quantityAxis(name, lines, index === 0 ? choices : { log: choices.log });
      return { y, lines, height: index === 0 ? panelHeight : lowerHeight };
    }),
    hasLegend: groups.length > 1,
  });
}

/** Factor by which the axis may exceed the means: an interval of two runs may span many powers of ten. */
const intervalRoom = 3;

/** Values that the axis of a loss must cover: the means, and their intervals within `intervalRoom`. */
function lossesShown(lines: readonly Line[]): readonly number[] {
  const points = lines.flatMap((each) => each.points);
  const means = points.flatMap(({ y }) => y ?? []);
  const least = means.reduce((best, value) => Math.min(best, value), Number.POSITIVE_INFINITY) / intervalRoom;
  const most = means.reduce((best, value) => Math.max(best, value), 0) * intervalRoom;
  const ends = points.flatMap(({ low, high }) => [low ?? [], high ?? []].flat());
  const shown = ends.map((end) => Math.max(leastLoss, Math.min(most, Math.max(least, end))));
  return [...means, ...shown];
}

function line(name: string, place: number, { runs }: CurveGroup, quantity: IterationQuantity): Line {
  const { factor } = unitsShown[quantityNamed(quantity).unit];
  const shown = (value: number | undefined) => (value === undefined ? undefined : factor * value);
  const points = iterationMeans(runs, quantity).map(({ iteration, mean, low, high }) => {
    return { x: iteration, y: shown(mean), low: shown(low), high: shown(high) };
  });
  return { name, style: lineStyle(place), points };
}

function quantityAxis(
  name: IterationQuantity,
  lines: readonly Line[],
  choices: Pick<FigureChoices, "ylim" | "log">,
): FigureAxis {
  const quantity = quantityNamed(name);
  const isLower = name.startsWith("train");
  if (quantity.unit === "share") return percentAxis(quantity.title, isLower ? 2 : 5, yChoice(choices));
  return logarithmicAxis(titleWithUnit(quantity), lossesShown(lines), yChoice(choices));
}
