import { type OperandSizes, tableIndices } from "../../algebra/tasks/pairs.ts";
import { AgopError } from "../../errors.ts";

/**
 * 1 for every pair of a training set, N1 x N2.
 * @param pairs Distinct pairs, n x 2.
 * @throws AgopError EMPTY_PARTITION, INVALID_PARTITION (`trainingPairs`).
 */
export function markedPairs(pairs: Int32Array, sizes: OperandSizes): Uint8Array {
  if (pairs.length === 0) {
    throw new AgopError("EMPTY_PARTITION", {
      argument: "trainingPairs",
      given: "no pair",
      accepted: "at least one pair",
    });
  }
  const wrong = pairs.findIndex((index, n) => index < 0 || index >= sizes[n % 2]);
  if (wrong !== -1 || pairs.length % 2 !== 0) {
    throw new AgopError("INVALID_PARTITION", {
      argument: "trainingPairs",
      given:
        wrong === -1
          ? `${pairs.length} indices`
          : `${pairs[wrong]} as index ${wrong % 2} of pair ${wrong >> 1}`,
      accepted: `pairs of element indices from [0, 0] to [${sizes[0] - 1}, ${sizes[1] - 1}]`,
    });
  }
  const marks = new Uint8Array(sizes[0] * sizes[1]);
  for (const [n, index] of tableIndices(pairs, sizes).entries()) {
    if (marks[index] === 1)
      throw new AgopError("INVALID_PARTITION", {
        argument: "trainingPairs",
        given: `the pair [${pairs[2 * n]}, ${pairs[2 * n + 1]}] twice`,
        accepted: "distinct pairs",
      });
    marks[index] = 1;
  }
  return marks;
}
