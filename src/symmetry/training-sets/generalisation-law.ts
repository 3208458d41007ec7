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
  /** The invariances of the task, if already known; default: computed. */
  readonly invariances?: SymmetryGroup | undefined;
}

/** The verdict of the law on a partition. */
export interface GeneralisationPrediction {
  /** Stabiliser of the training set among the invariances of the task. */
  readonly stabiliser: SymmetryGroup;
  /**
   * `trap` for a nontrivial stabiliser, `free` for a trivial one, `unknown` if time ran out before a
   * nontrivial element was found.
   */
  readonly verdict: "trap" | "free" | "unknown";
  /**
   * The test samples fixed by a nontrivial element of the stabiliser, n x 2, in the order of the test set.
   */
  readonly fixedTestSamples: Int32Array;
  /**
   * The test samples reachable by the law, n x 2, in the order of the test set. In a trap: those in the orbit
   * of the training set under its stabiliser, which is the training set itself, hence none. Otherwise: those
   * in its orbit under all invariances, whose labels have examples.
   */
  readonly reachableTestSamples: Int32Array;
  /** Number of test samples. */
  readonly testSamples: number;
}

/**
 * Predicts whether a run from the identity can generalise, by the law suggested by the published experiments:
 * with a nontrivial stabiliser of the training set among the invariances of the task, a run fails outside the
 * orbit of its training set; with a trivial stabiliser it generalises, given enough data. The law has
 * exceptions (experiment N1, docs/findings/stabiliser-law.md): with enough data, runs also generalise from
 * sets that keep a reflection and some of its fixed points, or a half turn. Source of the experiments: arXiv
 * 2604.00316.
 * @param partition Distinct pairs of element indices.
 * @throws AgopError EMPTY_PARTITION, INVALID_PARTITION (`trainingPairs`); INVALID_OPTION (`timeLimit`; `task`
 * for a combined task).
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

/**
 * By the orbit-stabiliser theorem these are the samples in orbits shorter than the group: no need to list its
 * elements.
 */
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
