import path from "node:path";
import { AgopError } from "../../errors.ts";

import { optionName } from "../../run/parameters/table.ts";
import type { Figure } from "./chart.ts";

import {
  type FigureKind,
  type FigureKindDescription,
  figureKind,
  figureKinds,
  kindsOf,
  type Lack,
} from "./figure-kinds.ts";
import {
  commonChoices,
  type FigureChoiceName,
  type FigureChoices,
  requireChoiceValues,
} from "./figure-options.ts";
import { type FigureSource, openFigureSource } from "./figure-source.ts";

export interface FigureOptions extends FigureChoices {
  /** Directory of a run or of a sweep; for accuracy and loss also several, which share the axes. */
  readonly directory: string | readonly string[];
  /**
   * What to draw: accuracy or loss of runs and sweeps; features, samples, spectrum or eigenvalues of a run;
   * phase, curve or time-to-generalise of a sweep.
   */
  readonly kind: FigureKind;
}

/**
 * Draws a figure for a paper, one column (85 mm) wide, from the directory of a run or a sweep.
 * @throws AgopError INVALID_OPTION for an unknown kind or an option that the kind does not take; INVALID_FILE
 * (`DIR`) for a directory without a file of the figure.
 * @example
 * import { writeFile } from "node:fs/promises";
 * const { svg, description } = await figure({ directory: "my-run", kind: "accuracy" });
 * await writeFile("accuracy.svg", svg);
 * console.log(description.length > 0); // true
 */
export async function figure({ directory, kind: name, ...choices }: FigureOptions): Promise<Figure> {
  const kind = figureKind(name);
  requireChoices(kind, choices);
  requireChoiceValues(choices);
  const directories = typeof directory === "string" ? [directory] : directory;
  requireDirectories(kind, directories);
  const sources: FigureSource[] = [];
  for (const each of directories) {
    const source = await openFigureSource(each);
    const lack = await lackOf(kind, source);
    if (lack !== undefined) throw new AgopError("INVALID_FILE", { argument: "DIR", ...lack });
    sources.push(source);
  }
  return draw(kind, sources, choices);
}

function requireDirectories({ kind, of }: FigureKindDescription, directories: readonly string[]): void {
  const fail = (given: string, accepted: string): never => {
    throw new AgopError("INVALID_OPTION", { argument: "DIR", given, accepted });
  };
  const places = directories.map((each) => path.resolve(each));
  const twice = directories.find((_, index) => places.indexOf(places[index]) < index);
  if (places.length === 0) fail("none", "the directory of a run or a sweep");
  if (twice !== undefined) fail(`${twice} twice`, "each directory once");
  if (places.length > 1 && of !== "any")
    fail(`${places.length} directories for ${kind}`, "one directory; several for accuracy and loss");
}

/** A figure of a directory. */
export interface DrawnFigure {
  readonly kind: FigureKind;
  /** Summary of the kind. */
  readonly summary: string;
  readonly figure: Figure;
}

/** Every figure that a run or a sweep has the data for, one after another. @throws AgopError as `figure`. */
export async function* allFigures(directory: string): AsyncGenerator<DrawnFigure, void, undefined> {
  const source = await openFigureSource(directory);
  for (const each of kindsOf(source)) {
    if ((await lackOf(each, source)) !== undefined) continue;
    const { kind, description } = each;
    yield { kind, summary: description, figure: await draw(each, [source], {}) };
  }
}

/** A kind of figure and the reason why a directory cannot give it, if any. */
export interface FigureAvailability {
  readonly kind: FigureKind;
  readonly description: string;
  readonly lack: Lack | undefined;
}

/**
 * The kinds of figures of a run or a sweep.
 * @throws AgopError INVALID_FILE (`DIR`) for any other directory.
 * @example
 * for (const { kind, lack } of await availableFigures("my-run"))
 *   if (lack === undefined) console.log(kind);
 */
export async function availableFigures(directory: string): Promise<readonly FigureAvailability[]> {
  const source = await openFigureSource(directory);
  return Promise.all(
    kindsOf(source).map(async (each) => {
      const { kind, description } = each;
      return { kind, description, lack: await lackOf(each, source).catch(asLack) };
    }),
  );
}

/** Continue after a figure fails, for example because a table has moved: others may still work. */
function asLack(error: unknown): Lack {
  if (!(error instanceof AgopError)) throw error;
  const { argument, given, problem, accepted } = error;
  return { given: `${argument}, ${problem ?? given}`, accepted };
}

async function lackOf(kind: FigureKindDescription, source: FigureSource): Promise<Lack | undefined> {
  if (kind.of === "any") return kind.lack(source);
  if (kind.of === "run" && source.kind === "run") return kind.lack(source);
  if (kind.of === "sweep" && source.kind === "sweep") return kind.lack(source);
  return {
    given: `${source.directory}, which is the directory of a ${source.kind},`,
    accepted: `the directory of a ${kind.of} for ${kind.kind}; of a ${source.kind} there are ${kindsOf(source)
      .map((each) => each.kind)
      .join(", ")}`,
  };
}

function draw(
  kind: FigureKindDescription,
  sources: readonly FigureSource[],
  choices: FigureChoices,
): Promise<Figure> {
  if (kind.of === "any") return kind.draw(sources, choices);
  const [source] = sources;
  if (kind.of === "run" && source.kind === "run") return kind.draw(source, choices);
  if (kind.of === "sweep" && source.kind === "sweep") return kind.draw(source, choices);
  throw new AgopError("INTERNAL", {
    argument: "kind",
    given: `${kind.kind} of a ${source.kind}`,
    accepted: `a ${kind.of}`,
  });
}

function requireChoices({ kind, choices }: FigureKindDescription, given: FigureChoices): void {
  const names = Object.keys(given) as FigureChoiceName[];
  const wrong = names.find(
    (name) => given[name] !== undefined && !commonChoices.includes(name) && !choices.includes(name),
  );
  if (wrong !== undefined) {
    const takers = figureKinds.filter((each) => each.choices.includes(wrong)).map((each) => each.kind);
    throw new AgopError("INVALID_OPTION", {
      argument: wrong,
      given: `${optionName(wrong)} for the figure ${kind}`,
      accepted: `${optionName(wrong)} for ${takers.join(", ")}`,
    });
  }
}
