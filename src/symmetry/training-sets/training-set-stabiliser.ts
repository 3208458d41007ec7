import { operandSizes } from "../../algebra/tasks/pairs.ts";
import type { Task } from "../../algebra/tasks/task.ts";
import { AgopError, describeValue, requireKnownKeys } from "../../errors.ts";
import {
  requirePairTask,
  type SymmetrySearchOptions,
  searchedSymmetries,
} from "../groups/searched-symmetries.ts";
import { isListable, type SymmetryGroup, subgroupOfElements } from "../groups/symmetry-group.ts";
import { taskEquivariances } from "../groups/task-equivariances.ts";
import { taskInvariances } from "../groups/task-invariances.ts";
import type { SymmetryKind, TaskSymmetry } from "../groups/task-symmetry.ts";
import { markedPairs } from "./marked-pairs.ts";

/** Options of `trainingSetStabiliser`. */
export interface StabiliserOptions extends SymmetrySearchOptions {
  /** Among which symmetries; default `invariance`. */
  readonly kind?: SymmetryKind | undefined;
  /** The group of these symmetries where it is known already; default: computed. */
  readonly within?: SymmetryGroup | undefined;
  /**
   * `filter` goes through the elements of the whole group, `search` looks for symmetries of the table with the training set marked in it.
   * Both find the same group, where neither reaches its limits. Default: the first where the whole group has been found and is small enough to list.
   */
  readonly method?: "filter" | "search" | undefined;
}

/**
 * The stabiliser of a training set T: all invariances, or all equivariances, g with gT = T.
 * @param trainingPairs T, distinct pairs, n x 2, row-major.
 * @throws AgopError EMPTY_PARTITION, INVALID_PARTITION (`trainingPairs`); INVALID_OPTION (`timeLimit`, `method`; `task` for two
 * operations told apart by a bit; `limit` where `filter` is asked for and the group is too large).
 * @example
 * const task = modularTask({ operation: "x+y", modulus: 7 });
 * const { train } = degeneratePartition(task, { reflections: ["0"] });
 * const stabiliser = trainingSetStabiliser(task, train);
 * console.log(stabiliser.generators.map(({ name }) => name).join(), stabiliser.order); // s r^0 2n
 */
export function trainingSetStabiliser(
  task: Task,
  trainingPairs: Int32Array,
  options: StabiliserOptions = {},
): SymmetryGroup {
  requireKnownKeys<StabiliserOptions>("options", options, {
    kind: true,
    within: true,
    method: true,
    timeLimit: true,
  });
  const { kind = "invariance", method, within, timeLimit } = options;
  requirePairTask(task);
  if (method !== undefined && method !== "filter" && method !== "search") {
    throw new AgopError("INVALID_OPTION", {
      argument: "method",
      given: describeValue(method),
      accepted: '"filter" or "search"',
    });
  }
  const inTraining = markedPairs(trainingPairs, operandSizes(task));
  if (method !== "search") {
    const group = within ?? wholeGroup(task, kind, timeLimit);
    if (method === "filter" || isListable(group)) {
      const stable = group
        .elements()
        .filter((element) => movesOutside(element, trainingPairs, inTraining, 1) === 0);
      // What the search for the whole group has missed may be stable too.
      return { ...subgroupOfElements(group, stable), finished: group.finished };
    }
  }
  return searchedSymmetries(task, kind, { timeLimit }, inTraining);
}

/**
 * The symmetry defects |T \ gT| / |T| of a training set under many elements: the same as `symmetryDefect` for each.
 * @param trainingPairs T, distinct pairs, n x 2, row-major.
 * @returns One defect per element, from 0 (g maps T onto itself) to 1 (T and gT are disjoint).
 * @throws AgopError EMPTY_PARTITION, INVALID_PARTITION (`trainingPairs`).
 * @example
 * const task = modularTask({ operation: "x+y", modulus: 5 });
 * const { train } = degeneratePartition(task, { reflections: ["0"] });
 * const elements = ["s0", "s2"].map((name) => symmetryElement(task, name));
 * console.log(symmetryDefects(train, elements).join(" ")); // 0 0.25
 */
export function symmetryDefects(trainingPairs: Int32Array, elements: readonly TaskSymmetry[]): Float64Array {
  if (elements.length === 0) return new Float64Array(0);
  const inTraining = markedPairs(trainingPairs, elements[0].permutation.operandSizes);
  // T and gT have the same size, so that as many pairs leave T as arrive from outside.
  return Float64Array.from(
    elements,
    (element) =>
      movesOutside(element, trainingPairs, inTraining, trainingPairs.length) / (trainingPairs.length / 2),
  );
}

function wholeGroup(task: Task, kind: SymmetryKind, timeLimit: number | undefined): SymmetryGroup {
  return kind === "invariance"
    ? taskInvariances(task, { timeLimit })
    : taskEquivariances(task, { timeLimit });
}

/** Number of pairs of T that g moves out of T; the count ends at `enough`. */
function movesOutside(
  { permutation }: TaskSymmetry,
  trainingPairs: Int32Array,
  inTraining: Uint8Array,
  enough: number,
): number {
  const { image, operandSizes: sizes } = permutation;
  const [rows, columns] = sizes;
  const exchanges = image[0] >= rows;
  let outside = 0;
  for (let n = 0; n < trainingPairs.length && outside < enough; n += 2) {
    const [first, second] = [image[trainingPairs[n]], image[rows + trainingPairs[n + 1]]];
    const target = exchanges ? second * columns + first - rows : first * columns + second - rows;
    if (inTraining[target] === 0) outside++;
  }
  return outside;
}
