import { operandSizes } from "../../../algebra/tasks/pairs.ts";
import type { Task } from "../../../algebra/tasks/task.ts";
import { readAnalysis } from "../../../run/directory/analysis.ts";
import { runFiles } from "../../../run/directory/files.ts";
import type { FinishedRun } from "../../../run/directory/finished-run.ts";
import { featureEncodings } from "../../../symmetry/features/feature-encoding.ts";
import type { TaskSymmetry } from "../../../symmetry/groups/task-symmetry.ts";
import type { EncodingsData } from "./run-page-data.ts";
import type { FeatureMatrix } from "./saved-matrices.ts";

/** Digits after the decimal point; a picture shows two. */
const digits = 4;

function rounded(encodings: Iterable<number>): readonly number[] {
  return Array.from(encodings, (encoding) => Number(encoding.toFixed(digits)));
}

/** Computes the encodings of some elements in matrices as they are read. */
export class EncodingCollector {
  readonly #task: Task;
  readonly #elements: readonly TaskSymmetry[];
  readonly #iterations: number[] = [];
  readonly #values: (readonly number[])[] = [];

  constructor(task: Task, elements: readonly TaskSymmetry[]) {
    this.#task = task;
    this.#elements = elements;
  }

  add({ iteration, features }: FeatureMatrix): void {
    const permutations = this.#elements.map(({ permutation }) => permutation);
    this.#iterations.push(iteration);
    this.#values.push(rounded(featureEncodings(features, operandSizes(this.#task), permutations)));
  }

  result(): EncodingsData {
    const elements = this.#elements.map(({ name }) => name);
    return { elements, iterations: this.#iterations, values: this.#values };
  }
}

/** The encodings of every iteration, saved by `agop run --analyze`; undefined without them. */
export async function recordedEncodings(
  { directory, files }: FinishedRun,
  elements: readonly TaskSymmetry[],
): Promise<EncodingsData | undefined> {
  if (!files.includes(runFiles.analysis)) return undefined;
  const report = await readAnalysis(directory);
  const places = elements.map(({ name }) => report.elements.indexOf(name));
  if (places.includes(-1)) return undefined;
  return {
    elements: elements.map(({ name }) => name),
    iterations: report.iterations.map(({ iteration }) => iteration),
    values: report.iterations.map(({ encodings }) => rounded(places.map((place) => encodings[place]))),
  };
}
