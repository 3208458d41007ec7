import { AgopError } from "../../errors.ts";

import { runFiles } from "../../run/directory/files.ts";
import { generalisedAt } from "../../sweep/tidy-rows.ts";
import { sweepCurves } from "../sweep-model/iteration-curves.ts";
import { sweepAxes } from "../sweep-model/measured-runs.ts";
import type { Figure } from "./chart.ts";

import { axisChoices, type FigureChoiceName, type FigureChoices } from "./figure-options.ts";
import { type FigureSource, type RunSource, type SweepSource, savedFeatures } from "./figure-source.ts";

/** The kinds of figures of `agop figure`. */
export type FigureKind =
  | "accuracy"
  | "loss"
  | "features"
  | "samples"
  | "spectrum"
  | "eigenvalues"
  | "phase"
  | "curve"
  | "time-to-generalise";

/** The reason why a directory cannot give a figure. */
export interface Lack {
  readonly given: string;
  readonly accepted: string;
}

interface KindDescription {
  readonly kind: FigureKind;
  /** Without an article and a verb, for `--list`. */
  readonly description: string;
  /** Choices of this kind in addition to those of every kind. */
  readonly choices: readonly FigureChoiceName[];
}

interface KindOf<Source extends FigureSource> extends KindDescription {
  readonly of: Source["kind"];
  lack(source: Source): Lack | undefined | Promise<Lack | undefined>;
  draw(source: Source, choices: FigureChoices): Promise<Figure>;
}

/** A kind of figure of one or several runs and sweeps. */
interface KindOfAny extends KindDescription {
  readonly of: "any";
  lack(source: FigureSource): Lack | undefined;
  draw(sources: readonly FigureSource[], choices: FigureChoices): Promise<Figure>;
}

/** A kind of figure of a run, of a sweep, or of several runs and sweeps. */
export type FigureKindDescription = KindOf<RunSource> | KindOf<SweepSource> | KindOfAny;

const needsFile =
  (file: string, accepted: string) =>
  ({ directory, names }: RunSource): Lack | undefined =>
    names.includes(file) ? undefined : { given: `${directory}, which holds no ${file},`, accepted };

const needsMetrics = needsFile(runFiles.metrics, "a run with at least one iteration: agop run --out DIR");
const needsPredictions = needsFile(
  runFiles.predictions,
  "a run that has come to its end: agop run --out DIR",
);

function needsFeatures(source: RunSource): Lack | undefined {
  if (savedFeatures(source).length > 0) return undefined;
  return {
    given: `${source.directory}, which holds no features-*.npy,`,
    accepted: "a run that has saved feature matrices: agop run --save-features all --out DIR",
  };
}

async function needsSymmetries(source: RunSource): Promise<Lack | undefined> {
  const lack = needsFeatures(source);
  if (lack !== undefined) return lack;
  const { directory } = source;
  const { taskBit } = (await source.run()).task;
  if (taskBit !== undefined)
    return {
      given: `${directory}, a run of two operations, on which permutations of pairs do not act,`,
      accepted: "a run of one operation: agop run without --second-op",
    };
  if ((await source.symmetries()).length > 0) return undefined;
  return {
    given: `${directory}, whose task has no symmetry but the identity,`,
    accepted: "a run whose task has a symmetry beside the identity",
  };
}

/** Requires a run or a sweep that has kept a quantity for every iteration. */
const needsIterations =
  (name: "test_accuracy" | "test_loss") =>
  (source: FigureSource): Lack | undefined => {
    if (source.kind === "run") return needsMetrics(source);
    const { directory, records } = source;
    if (records.length === 0) return noResult(directory);
    if (sweepCurves(records).some((curves) => curves[name].length > 0)) return undefined;
    return {
      given: `${directory}, whose runs have kept no ${name.replace("_", " ")} of their iterations,`,
      accepted: "a sweep of this version of agop",
    };
  };

function noResult(directory: string): Lack {
  return { given: `${directory}, where no run has a result,`, accepted: "a sweep with finished runs" };
}

const needsVarying =
  (count: 1 | 2) =>
  ({ directory, records }: SweepSource): Lack | undefined => {
    if (records.length === 0) return noResult(directory);
    if (sweepAxes(records).length >= count) return undefined;
    return {
      given: `${directory}, whose finished runs differ in ${count === 1 ? "nothing" : "too few parameters"},`,
      accepted: `a sweep with at least ${count === 1 ? "one parameter" : "two parameters"} of several values`,
    };
  };

function needsGeneralised(source: SweepSource): Lack | undefined {
  const lack = needsVarying(1)(source);
  if (lack !== undefined || source.records.some((record) => generalisedAt(record) !== null)) return lack;
  return {
    given: `${source.directory}, where no run reaches a test accuracy of 90 %,`,
    accepted: "a sweep in which some run generalises",
  };
}

/** All kinds; loads the drawing code on demand. */
export const figureKinds: readonly FigureKindDescription[] = [
  {
    kind: "accuracy",
    of: "any",
    description: "training and test accuracy per iteration",
    choices: [...axisChoices, "by"],
    lack: needsIterations("test_accuracy"),
    draw: async (sources, choices) =>
      (await import("./iteration-figure.ts")).accuracyFigure(sources, choices),
  },
  {
    kind: "loss",
    of: "any",
    description: "training and test loss per iteration, logarithmic",
    choices: [...axisChoices, "by"],
    lack: needsIterations("test_loss"),
    draw: async (sources, choices) => (await import("./iteration-figure.ts")).lossFigure(sources, choices),
  },
  {
    kind: "features",
    of: "run",
    description: "the feature matrix M of an iteration",
    choices: ["iteration", "view"],
    lack: needsFeatures,
    draw: async (source, choices) => (await import("./run-features.ts")).featuresFigure(source, choices),
  },
  {
    kind: "samples",
    of: "run",
    description: "the pairs (a, b): training, right, wrong",
    choices: ["reflections"],
    lack: needsPredictions,
    draw: async (source, choices) => (await import("./run-samples.ts")).runSamplesFigure(source, choices),
  },
  {
    kind: "spectrum",
    of: "run",
    description: "the encoding of each group element in M",
    choices: ["iteration"],
    lack: needsSymmetries,
    draw: async (source, choices) => (await import("./run-spectrum.ts")).spectrumFigure(source, choices),
  },
  {
    kind: "eigenvalues",
    of: "run",
    description: "the eigenvalues of M",
    choices: ["iteration", ...axisChoices],
    lack: needsFeatures,
    draw: async (source, choices) =>
      (await import("./run-eigenvalues.ts")).eigenvaluesFigure(source, choices),
  },
  {
    kind: "phase",
    of: "sweep",
    description: "a quantity as colours over two parameters",
    choices: ["x", "y", "facet", "quantity"],
    lack: needsVarying(2),
    draw: async (source, choices) => (await import("./phase-figure.ts")).phaseFigure(source, choices),
  },
  {
    kind: "curve",
    of: "sweep",
    description: "a quantity against a parameter",
    choices: ["x", "by", "quantity", ...axisChoices],
    lack: needsVarying(1),
    draw: async (source, choices) => (await import("./curve-figure.ts")).curveFigure(source, choices),
  },
  {
    kind: "time-to-generalise",
    of: "sweep",
    description: "iterations until runs generalise, and how many do",
    choices: ["x", "by", ...axisChoices],
    lack: needsGeneralised,
    draw: async (source, choices) =>
      (await import("./curve-figure.ts")).timeToGeneraliseFigure(source, choices),
  },
];

/** The kinds of figures for a kind of directory. */
export function kindsOf({ kind }: FigureSource): readonly FigureKindDescription[] {
  return figureKinds.filter(({ of }) => of === "any" || of === kind);
}

/** @throws AgopError INVALID_OPTION (`kind`) for an unknown name. */
export function figureKind(name: string): FigureKindDescription {
  const found = figureKinds.find(({ kind }) => kind === name);
  if (found !== undefined) return found;
  const names = (of: string) =>
    figureKinds.filter((each) => each.of === "any" || each.of === of).map(({ kind }) => kind);
  throw new AgopError("INVALID_OPTION", {
    argument: "kind",
    given: name,
    accepted: `${names("run").join(", ")} (of a run), ${names("sweep").join(", ")} (of a sweep)`,
  });
}
