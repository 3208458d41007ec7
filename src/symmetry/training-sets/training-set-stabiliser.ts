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
  /** Kind of symmetries; default `invariance`. */
  readonly kind?: SymmetryKind | undefined;
  /** The group of these symmetries, if already known; default: computed. */
  readonly within?: SymmetryGroup | undefined;
  /**
   * `filter` tests the elements of the whole group; `search` searches the symmetries of the table with the
   * training set marked in it. Both find the same group within their limits. Default: `filter` if the whole
   * group is known and small enough to list, else `search`.
   */
  readonly method?: "filter" | "search" | undefined;
}

/**
 * The stabiliser of a training set T: all invariances, or all equivariances, g with gT = T.
 * @param trainingPairs T, distinct pairs, n x 2.
 * @throws AgopError EMPTY_PARTITION, INVALID_PARTITION (`trainingPairs`); INVALID_OPTION (`timeLimit`,
 * `method`; `task` for a combined task; `limit` for `filter` on a group that is too large).
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
      // Symmetries missed by the search for the whole group may be in the stabiliser too.
      return { ...subgroupOfElements(group, stable), finished: group.finished };
    }
  }
  return searchedSymmetries(task, kind, { timeLimit }, inTraining);
}

/**
 * The symmetry defects |T \ gT| / |T| of a training set under many elements, as `symmetryDefect` for each.
 * @param trainingPairs T, distinct pairs, n x 2.
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
  // T and gT have equal size: as many pairs leave T as enter it.
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

/** Number of pairs of T that g moves out of T; stops counting at `enough`. */
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
