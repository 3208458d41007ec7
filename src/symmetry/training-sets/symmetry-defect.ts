import { tableIndices } from "../../algebra/tasks/pairs.ts";
import { applyToPairs, type PairPermutation } from "../actions/permutation.ts";
import { markedPairs } from "./marked-pairs.ts";

/**
 * Symmetry defect |T \ gT| / |T| of a training set T: 0 where g maps T onto itself, 1 where T and gT are
 * disjoint. Source: arXiv 2604.00316.
 * @param trainingPairs T, distinct pairs, n x 2.
 * @throws AgopError EMPTY_PARTITION, INVALID_PARTITION (`trainingPairs`).
 * @example
 * const task = modularTask({ operation: "x+y", modulus: 5 });
 * const { train } = degeneratePartition(task, { reflections: ["0"] });
 * console.log(symmetryDefect(train, reflectionPermutation(task, 0))); // 0
 * console.log(symmetryDefect(train, reflectionPermutation(task, 2))); // 0.25
 */
export function symmetryDefect(trainingPairs: Int32Array, permutation: PairPermutation): number {
  const sizes = permutation.operandSizes;
  const marks = markedPairs(trainingPairs, sizes);
  const outside = tableIndices(applyToPairs(permutation, trainingPairs), sizes).filter(
    (index) => marks[index] === 0,
  );
  return outside.length / (trainingPairs.length / 2);
}
