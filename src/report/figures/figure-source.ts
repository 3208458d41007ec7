import { readdir } from "node:fs/promises";
import { AgopError } from "../../errors.ts";
import { directoryKind, type SavedMatrix, savedMatrices } from "../../run/directory/files.ts";
import { type FinishedRun, readFinishedRun } from "../../run/directory/finished-run.ts";
import type { RunRecord } from "../../sweep/run-record.ts";
import { readRunRecords, readSweepDescription } from "../../sweep/sweep-directory.ts";
import { isIdentity } from "../../symmetry/actions/permutation.ts";
import { taskElements } from "../../symmetry/groups/task-elements.ts";
import type { TaskSymmetry } from "../../symmetry/groups/task-symmetry.ts";

/** A directory as the source of figures. */
export type FigureSource = RunSource | SweepSource;

export interface RunSource {
  readonly kind: "run";
  readonly directory: string;
  /** Names of its files. */
  readonly names: readonly string[];
  /** The run itself, with or without saved features; read once, on demand. */
  run(): Promise<FinishedRun>;
  /**
   * `taskElements` of its task except the identity; computed once.
   * @throws AgopError INVALID_OPTION for a combined task.
   */
  symmetries(): Promise<readonly TaskSymmetry[]>;
}

export interface SweepSource {
  readonly kind: "sweep";
  readonly directory: string;
  /** The runs with a result. */
  readonly records: readonly RunRecord[];
}

/** @throws AgopError INVALID_FILE (`DIR`) unless it is the directory of a run or a sweep. */
export async function openFigureSource(directory: string): Promise<FigureSource> {
  const names = await readdir(directory).catch(() => undefined);
  if (names === undefined) throw noSource(directory, "which is no directory that can be read,");
  const kind = directoryKind(names);
  if (kind === "sweep") {
    await readSweepDescription(directory);
    const records = await readRunRecords(directory);
    return {
      kind: "sweep",
      directory,
      records: records.filter(({ outcome }) => outcome.status === "done"),
    };
  }
  if (kind === "run") return runSource(directory, names);
  throw noSource(directory, "which holds neither config.json nor sweep.json,");
}

function noSource(directory: string, problem: string): AgopError {
  return new AgopError("INVALID_FILE", {
    argument: "DIR",
    given: `${directory}, ${problem}`,
    accepted: "the directory of a run (agop run --out DIR) or of a sweep (agop sweep FILE --out DIR)",
  });
}

function runSource(directory: string, names: readonly string[]): RunSource {
  const run = once(() => readFinishedRun(directory, { features: false }));
  const symmetries = once(async () =>
    taskElements((await run()).task).filter(({ permutation }) => !isIdentity(permutation)),
  );
  return { kind: "run", directory, names, run, symmetries };
}

function once<Value>(make: () => Promise<Value>): () => Promise<Value> {
  let made: Promise<Value> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

export function savedFeatures({ names }: RunSource): readonly SavedMatrix[] {
  return savedMatrices(names);
}

/**
 * The saved matrix of an iteration, the last one by default.
 * @throws AgopError INVALID_OPTION (`iteration`) for an iteration that is not saved.
 */
export function savedMatrixOf({ features }: FinishedRun, iteration: number | undefined): SavedMatrix {
  const found =
    iteration === undefined ? features.at(-1) : features.find((each) => each.iteration === iteration);
  if (found !== undefined) return found;
  const list = features.map((each) => each.iteration);
  const few = list.length > 8 ? [...list.slice(0, 6), "...", list.at(-1)] : list;
  throw new AgopError("INVALID_OPTION", {
    argument: "iteration",
    given: String(iteration),
    accepted: `an iteration whose features are saved: ${few.join(", ")}`,
  });
}
