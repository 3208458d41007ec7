import { cyclicOrder, smallestGenerator } from "../../algebra/groups/discrete-logarithm.ts";
import type { Task } from "../../algebra/tasks/task.ts";
import { AgopError } from "../../errors.ts";

import { readSavedMatrix } from "../../run/directory/features.ts";
import type { Figure } from "./chart.ts";
import {
  type FeatureMatrix,
  matrixBlocksFigure,
  operandRows,
  wholeMatrixFigure,
} from "./feature-matrix-figure.ts";

import type { FigureChoices } from "./figure-options.ts";
import { type RunSource, savedMatrixOf } from "./figure-source.ts";

/** M after one iteration. */
export async function featuresFigure(
  source: RunSource,
  { title, iteration, view = "full", fontSize }: FigureChoices,
): Promise<Figure> {
  const run = await source.run();
  const saved = savedMatrixOf(run, iteration);
  const features = await readSavedMatrix(run, saved);
  const { task } = run;
  const description = `Feature matrix M of ${task.name} after iteration ${saved.iteration}`;
  const matrix: FeatureMatrix = { features, rows: operandRows(task) };
  if (view === "blocks") return matrixBlocksFigure(matrix, { title, description, fontSize });
  const shown = view === "discrete-logarithm" ? inCyclicOrder(matrix, task) : matrix;
  return wholeMatrixFigure(shown, { title, description, fontSize, hasDiagonal: view !== "without-diagonal" });
}

/**
 * M with both operands in the order g^0, g^1, ... of a generator g.
 * @throws AgopError INVALID_OPTION for a group without a generator.
 */
function inCyclicOrder(matrix: FeatureMatrix, { name, group, taskBit }: Task): FeatureMatrix {
  const order = group === undefined || taskBit !== undefined ? undefined : cyclicOrder(group);
  if (group === undefined || order === undefined) {
    throw new AgopError("INVALID_OPTION", {
      argument: "view",
      given: `discrete-logarithm for ${name}`,
      accepted:
        "discrete-logarithm for the operation of a cyclic group, such as x*y mod 61; full, without-diagonal or blocks",
    });
  }
  const size = order.length;
  const place = (index: number) => (index < size ? order[index] : size + order[index - size]);
  const dimension = 2 * size;
  const features = Float64Array.from({ length: dimension * dimension }, (_, entry) => {
    const row = place(Math.floor(entry / dimension));
    return matrix.features[row * dimension + place(entry % dimension)];
  });
  const elements = Array.from(order, (index) => group.elements[index]);
  const generator = group.elements[smallestGenerator(group) ?? 0];
  const rows = ["a", "b"].map((operand) => ({ name: `${operand} in the order ${generator}ⁿ`, elements }));
  return { features, rows };
}
