import path from "node:path";
import type { Task } from "../../algebra/tasks/task.ts";
import { taskDimension } from "../../algebra/tasks/task-dimension.ts";
import { checkFeatures } from "../../backend/validate.ts";
import { AgopError } from "../../errors.ts";
import { formatShape } from "../../io/npy-array.ts";
import { describeElementType } from "../../io/npy-dtype.ts";
import { parseNpyHeader } from "../../io/npy-header.ts";
import { parseNpy } from "../../io/npy-read.ts";
import type { PythonLiteral } from "../../io/python-literal.ts";
import { readInput } from "../../io/read-input.ts";
import type { SavedMatrix } from "./files.ts";

/**
 * Reads a feature matrix M from a .npy file.
 *
 * @param path Path of the file.
 * @param dimension d.
 * @returns M, d x d.
 * @throws AgopError INVALID_FILE without a complete .npy file at the path; INVALID_FEATURES for anything but
 * a little-endian float64 matrix of shape (d, d), finite and symmetric to 1e-10 times its largest entry.
 * @example
 * await writeNpyFile("M0.npy", { shape: [2, 2], data: Float64Array.of(2, 1, 1, 2) });
 * console.log((await readFeatureMatrix("M0.npy", 2)).join(" ")); // 2 1 1 2
 */
export async function readFeatureMatrix(path: string, dimension: number): Promise<Float64Array> {
  const bytes = await readInput(path, "the path of a .npy file with a feature matrix");
  const { descr, shape } = parseNpyHeader(bytes, path);
  const wanted = formatShape([dimension, dimension]);
  if (descr !== "<f8" && descr !== "=f8") {
    throw new AgopError("INVALID_FEATURES", {
      argument: path,
      given: `an array of ${describeElementType(descr)}`,
      accepted: `a little-endian float64 array of shape ${wanted}; convert with ${conversion(descr)}`,
    });
  }
  if (shape.length !== 2 || shape[0] !== dimension || shape[1] !== dimension) {
    throw new AgopError("INVALID_FEATURES", {
      argument: path,
      given: `an array of shape ${formatShape(shape)}`,
      accepted: `a float64 array of shape ${wanted}`,
    });
  }
  const matrix = parseNpy(bytes, path).data as Float64Array;
  try {
    checkFeatures(matrix, dimension, path);
  } catch (error) {
    if (!(error instanceof AgopError) || !error.accepted.startsWith("a symmetric matrix")) throw error;
    throw error.restated({ accepted: `${error.accepted}; ${symmetrising} averages rounding away` });
  }
  return matrix;
}

const symmetrising = "(M + M.T) / 2";

/**
 * NumPy code that converts an M of another element type. An M of few digits is symmetric to few digits only.
 */
function conversion(descr: PythonLiteral): string {
  const isShort = typeof descr === "string" && /f[24]$/.test(descr);
  return isShort ? `M = M.astype("<f8"); M = ${symmetrising}` : 'M.astype("<f8")';
}

/** Reads a saved feature matrix of a run, d x d. @throws AgopError as `readFeatureMatrix`. */
export function readSavedMatrix(
  { directory, task }: { readonly directory: string; readonly task: Task },
  { file }: Pick<SavedMatrix, "file">,
): Promise<Float64Array> {
  return readFeatureMatrix(path.join(directory, file), taskDimension(task));
}
