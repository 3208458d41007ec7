import { tableIndices } from "../../algebra/tasks/pairs.ts";
import { AgopError } from "../../errors.ts";
import { applyToPairs, type PairPermutation } from "../actions/permutation.ts";

/**
 * Symmetry defect |T \ gT| / |T| of a training set T: 0 where g maps T onto itself, 1 where T and gT are disjoint.
 * Source: arXiv 2604.00316.
 * @param trainingPairs T, distinct pairs, n x 2, row-major.
 * @throws AgopError EMPTY_PARTITION for an empty T.
 */
export function symmetryDefect(trainingPairs: Int32Array, permutation: PairPermutation): number {
  const sizes = permutation.operandSizes;
  if (trainingPairs.length === 0) {
    throw new AgopError("EMPTY_PARTITION", {
      argument: "trainingPairs",
      given: "no pair",
      accepted: "at least one pair",
    });
  }
  const images = new Uint8Array(sizes[0] * sizes[1]);
  for (const index of tableIndices(applyToPairs(permutation, trainingPairs), sizes)) images[index] = 1;
  const outside = tableIndices(trainingPairs, sizes).filter((index) => images[index] === 0);
  return outside.length / (trainingPairs.length / 2);
}
