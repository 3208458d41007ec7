import type { Task } from "../../algebra/tasks/task.ts";
import { taskDimension } from "../../algebra/tasks/task-dimension.ts";
import type { Backend } from "../../backend/backend.ts";
import { circulantFeatures } from "../../rfm/circulant-features.ts";
import { reflectionIndex } from "../../symmetry/actions/reflection-name.ts";
import { elementFeatures } from "../../symmetry/features/element-features.ts";
import { reflectionFeatures } from "../../symmetry/features/reflection-features.ts";
import { parseElementList, symmetryElements } from "../../symmetry/groups/element-name.ts";
import { readFeatureMatrix } from "../directory/features.ts";
import { atOption, numberValue, requireOneOperation } from "./options.ts";

const option = "--init-features";

/**
 * Makes M_0 from a file, `reflection:K`, `element:G+H` or `circulant:SEED`; undefined for the identity.
 * @param backend Called only if M_0 has to be computed.
 */
export async function runInitialFeatures(
  task: Task,
  given: string | undefined,
  backend: () => Backend,
): Promise<Float64Array | undefined> {
  if (given === undefined) return undefined;
  const [, kind, value] = /^(reflection|element|circulant):(.*)$/.exec(given) ?? [];
  if (kind === undefined) return matrixOfFile(given, taskDimension(task));
  requireOneOperation(task, `${option} ${kind}:`);
  if (kind === "reflection")
    return reflectionFeatures(task, reflectionIndex(task, value, `${option} reflection:K`));
  if (kind === "element") return featuresOfElements(task, value);
  const seed = numberValue(`${option} circulant:SEED`)(value);
  const made = backend();
  return atOption(option, () => circulantFeatures(task, { seed, backend: made }));
}

async function matrixOfFile(file: string, dimension: number): Promise<Float64Array> {
  const matrix = await atOption(option, () => readFeatureMatrix(file, dimension));
  const negative = matrix.findIndex((entry, k) => entry < 0 && k % (dimension + 1) === 0);
  if (negative >= 0) {
    const [entry, place] = [matrix[negative], negative / (dimension + 1)];
    process.emitWarning(
      `${option} ${file}: M_0 has ${entry} at [${place}, ${place}], so it is not positive semidefinite and gives no distance`,
      "AgopWarning",
    );
  }
  return matrix;
}

async function featuresOfElements(task: Task, list: string): Promise<Float64Array> {
  const argument = `${option} element:G`;
  const elements = symmetryElements(task, parseElementList(list, argument, "+"), argument);
  return atOption(option, () => elementFeatures(elements.map(({ permutation }) => permutation)));
}
