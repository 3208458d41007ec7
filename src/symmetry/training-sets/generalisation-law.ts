import { operandSizes, pairsAt, tableIndices } from "../../algebra/tasks/pairs.ts";
import type { Task } from "../../algebra/tasks/task.ts";
import { requireKnownKeys } from "../../errors.ts";
import { orbitClosure, pairOrbits } from "../actions/orbits.ts";
import type { SymmetrySearchOptions } from "../groups/searched-symmetries.ts";
import type { SymmetryGroup } from "../groups/symmetry-group.ts";
import { taskInvariances } from "../groups/task-invariances.ts";
import { trainingSetStabiliser } from "./training-set-stabiliser.ts";

/** Options of `predictGeneralisation`. */
export interface GeneralisationOptions extends SymmetrySearchOptions {
  /** The invariances of the task where they are known already; default: computed. */
  readonly invariances?: SymmetryGroup | undefined;
}

/** What the law says of a partition. */
export interface GeneralisationPrediction {
  /** Of the training set in the invariances of the task. */
  readonly stabiliser: SymmetryGroup;
  /**
   * `trap` where the stabiliser is nontrivial, `free` where it is trivial, `unknown` where time was up before a nontrivial
   * element was found.
   */
  readonly verdict: "trap" | "free" | "unknown";
  /** The test samples that a nontrivial element of the stabiliser leaves in place, n x 2, row-major, in the order of the test set. */
  readonly fixedTestSamples: Int32Array;
  /**
   * The test samples that the law lets a run reach, n x 2, row-major, in the order of the test set: in a trap those in the orbit of the training set
   * under its stabiliser, which has none outside it; otherwise those in its orbit under all invariances, for whose labels there are examples.
   */
  readonly reachableTestSamples: Int32Array;
  /** Number of all test samples. */
  readonly testSamples: number;
}

/**
 * Predicts whether a run that starts from the identity can generalise, by the law that the published experiments suggest: while the
 * training set keeps a nontrivial stabiliser among the invariances of the task, a run fails outside the orbit of what it knows; when the
 * stabiliser is trivial, it generalises, given enough data. The law has exceptions (experiment N1, docs/findings/stabiliser-law.md): with enough
 * data, sets that keep a reflection and some of its fixed points, or a half turn, generalise all the same. Source of the experiments: arXiv 2604.00316.
 * @param partition Distinct pairs of element indices, row-major.
 * @throws AgopError EMPTY_PARTITION, INVALID_PARTITION (`trainingPairs`); INVALID_OPTION (`timeLimit`; `task` for two
 * operations told apart by a bit).
 * @example
 * const task = modularTask({ operation: "x+y", modulus: 7 });
 * const kept = degeneratePartition(task, { reflections: ["0"] });
 * const broken = degeneratePartition(task, { reflections: ["0"], moveToTest: 1 });
 * console.log(predictGeneralisation(task, kept).verdict); // trap
 * console.log(predictGeneralisation(task, broken).verdict); // free
 */
export function predictGeneralisation(
  task: Task,
  partition: { readonly train: Int32Array; readonly test: Int32Array },
  options: GeneralisationOptions = {},
): GeneralisationPrediction {
  requireKnownKeys<GeneralisationOptions>("options", options, { invariances: true, timeLimit: true });
  const { invariances: within, timeLimit } = options;
  const stabiliser = trainingSetStabiliser(task, partition.train, { within, timeLimit });
  const trapped = stabiliser.order > 1n;
  return {
    stabiliser,
    verdict: trapped ? "trap" : stabiliser.finished ? "free" : "unknown",
    fixedTestSamples: fixedByNontrivial(task, stabiliser, partition.test),
    reachableTestSamples: inOrbit(
      task,
      trapped ? stabiliser : (within ?? taskInvariances(task, { timeLimit })),
      partition,
    ),
    testSamples: partition.test.length / 2,
  };
}

/** The test samples in the orbit of the training set under a group. */
function inOrbit(
  task: Task,
  { generators }: SymmetryGroup,
  { train, test }: { readonly train: Int32Array; readonly test: Int32Array },
): Int32Array {
  const sizes = operandSizes(task);
  const permutations = generators.map(({ permutation }) => permutation);
  const orbit = new Set(tableIndices(orbitClosure(train, permutations, sizes), sizes));
  return pairsAt(
    tableIndices(test, sizes).filter((index) => orbit.has(index)),
    sizes,
  );
}

/** By the orbit-stabiliser theorem those in orbits shorter than the group: its elements need not be listed. */
function fixedByNontrivial(task: Task, { generators, order }: SymmetryGroup, pairs: Int32Array): Int32Array {
  const sizes = operandSizes(task);
  const { orbitOf, count } = pairOrbits(
    generators.map(({ permutation }) => permutation),
    sizes,
  );
  const lengths = new Int32Array(count);
  for (const orbit of orbitOf) lengths[orbit]++;
  const fixed = tableIndices(pairs, sizes).filter((index) => BigInt(lengths[orbitOf[index]]) < order);
  return pairsAt(fixed, sizes);
}
