import { AgopError, describeValue } from "../../errors.ts";
import type { ReflectionName } from "../../symmetry/actions/reflection-name.ts";
import type { AxisChoice } from "./value-axis.ts";

/** Views of the entries of M. */
export type FeatureView = "full" | "without-diagonal" | "blocks" | "discrete-logarithm";

export const featureViews: readonly FeatureView[] = [
  "full",
  "without-diagonal",
  "blocks",
  "discrete-logarithm",
];

/** Ends of an axis: the first below the second. */
export type AxisLimits = readonly [from: number, to: number];

/** What a figure is drawn from, beside its kind; each kind takes some of these. */
export interface FigureChoices {
  /** Title above the figure; default none. */
  readonly title?: string | undefined;
  /** Size of the names of axes in print, points from 5 to 12; lines grow with it. Default 7.5. */
  readonly fontSize?: number | undefined;
  /** Figures with lines: height in print, millimetres from 20 to 400; default by the kind. */
  readonly height?: number | undefined;
  /** Figures with lines: ends of the horizontal axis, as its labels count; default what the data need. */
  readonly xlim?: AxisLimits | undefined;
  /** Figures with lines: ends of the vertical axis of the upper panel; default what the data need. */
  readonly ylim?: AxisLimits | undefined;
  /** Figures with lines: axes that are logarithmic; those of losses and eigenvalues are so anyway. */
  readonly log?: "x" | "y" | "xy" | undefined;
  /**
   * Iteration of the feature matrix. `features`: default the last saved; `spectrum`, `eigenvalues`:
   * default all saved.
   */
  readonly iteration?: number | undefined;
  /** `features`; default `full`. */
  readonly view?: FeatureView | undefined;
  /** `samples`: reflections s r^k to mark fixed points of; default none. */
  readonly reflections?: readonly ReflectionName[] | undefined;
  /**
   * Parameter on the horizontal axis; default the training fraction, or the first that varies. `curve` takes
   * `iteration` too.
   */
  readonly x?: string | undefined;
  /** `phase`: parameter on the vertical axis; default the seed, or another that varies. */
  readonly y?: string | undefined;
  /**
   * `curve`, `time-to-generalise`, and of a sweep `accuracy`, `loss`: parameter with a line per value;
   * default the first that varies, has at most 7 values, and is neither x nor the seed.
   */
  readonly by?: string | undefined;
  /** `phase`: parameter with a panel per value; default as `by`, with at most 8 values. */
  readonly facet?: string | undefined;
  /** `phase`, `curve`: quantity; default `test_accuracy`. */
  readonly quantity?: string | undefined;
}

export type FigureChoiceName = keyof FigureChoices;

/** Choices of every kind. */
export const commonChoices: readonly FigureChoiceName[] = ["title", "fontSize"];

/** Choices of the kinds that draw lines between axes of numbers. */
export const axisChoices: readonly FigureChoiceName[] = ["height", "xlim", "ylim", "log"];

/** Choices for the horizontal axis. */
export function xChoice({ xlim, log }: FigureChoices): AxisChoice {
  return { option: "xlim", limits: xlim, isLogarithmic: log?.includes("x") };
}

/** Choices for the vertical axis. */
export function yChoice({ ylim, log }: FigureChoices): AxisChoice {
  return { option: "ylim", limits: ylim, isLogarithmic: log?.includes("y") };
}

/** @throws AgopError INVALID_OPTION for an invalid size, invalid limits or an unknown name. */
export function requireChoiceValues(choices: FigureChoices): void {
  const { view, log, fontSize, height, xlim, ylim } = choices;
  requireOneOf("view", view, featureViews);
  requireOneOf("log", log, ["x", "y", "xy"]);
  requireWithin("fontSize", fontSize, [5, 12], "points");
  requireWithin("height", height, [20, 400], "millimetres");
  requireLimits("xlim", xlim);
  requireLimits("ylim", ylim);
}

function requireOneOf(argument: FigureChoiceName, value: string | undefined, names: readonly string[]): void {
  if (value === undefined || names.includes(value)) return;
  throw new AgopError("INVALID_OPTION", {
    argument,
    given: describeValue(value),
    accepted: names.join(", "),
  });
}

function requireWithin(
  argument: FigureChoiceName,
  value: number | undefined,
  [least, most]: AxisLimits,
  unit: string,
): void {
  if (value === undefined || (value >= least && value <= most)) return;
  const accepted = `${least} to ${most} ${unit}`;
  throw new AgopError("INVALID_OPTION", { argument, given: String(value), accepted });
}

function requireLimits(argument: "xlim" | "ylim", limits: AxisLimits | undefined): void {
  if (limits === undefined) return;
  if (limits.length === 2 && limits.every(Number.isFinite) && limits[0] < limits[1]) return;
  throw new AgopError("INVALID_OPTION", {
    argument,
    given: limits.join(","),
    accepted: "two numbers, the first below the second",
  });
}

/** The title and the sizes among the choices. */
export function sizes({
  title,
  height,
  fontSize,
}: FigureChoices): Pick<FigureChoices, "title" | "height" | "fontSize"> {
  return { title, height, fontSize };
}
