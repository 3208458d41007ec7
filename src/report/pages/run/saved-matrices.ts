import { taskDimension } from "../../../algebra/tasks/task-dimension.ts";
import { readSavedMatrix } from "../../../run/directory/features.ts";
import type { SavedMatrix } from "../../../run/directory/files.ts";
import type { FinishedRun } from "../../../run/directory/finished-run.ts";
import { evenChoice } from "../../shared/even-choice.ts";

/** A feature matrix with the iteration of its update; 0 is M_0. */
export interface FeatureMatrix {
  readonly iteration: number;
  /** d x d. */
  readonly features: Float64Array;
}

/** Limit on the entries of all matrices of a page; two bytes each before compression. */
const mostEntries = 4_000_000;
const fewestMatrices = 2;

/**
 * The matrices of the page: M_0 unless the run started from the identity, and the saved ones. Beyond the
 * limit, an evenly spaced selection including the first and the last.
 */
export function shownMatrices({ features, initialFeatures, task }: FinishedRun): readonly SavedMatrix[] {
  const all =
    initialFeatures === undefined ? features : [{ iteration: 0, file: initialFeatures }, ...features];
  const d = taskDimension(task);
  const most = Math.max(fewestMatrices, Math.floor(mostEntries / ((d * (d + 1)) / 2)));
  return evenChoice(all, most);
}

/** Reads matrices one after another. @throws AgopError INVALID_FILE, INVALID_FEATURES. */
export async function* readMatrices(
  run: FinishedRun,
  matrices: readonly SavedMatrix[],
): AsyncGenerator<FeatureMatrix, void, undefined> {
  for (const { iteration, file } of matrices)
    yield { iteration, features: await readSavedMatrix(run, { file }) };
}
