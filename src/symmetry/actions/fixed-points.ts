import { applyToPair, type PairPermutation } from "./permutation.ts";

/**
 * The pairs fixed by g, n x 2, in the order of the operation table.
 * @example
 * const task = modularTask({ operation: "x+y", modulus: 3 });
 * console.log(fixedPoints(reflectionPermutation(task, 0)).join(" ")); // 0 0 1 1 2 2
 */
export function fixedPoints(permutation: PairPermutation): Int32Array {
  const [firstSize, secondSize] = permutation.operandSizes;
  const fixed: number[] = [];
  for (let first = 0; first < firstSize; first++) {
    for (let second = 0; second < secondSize; second++) {
      const [firstImage, secondImage] = applyToPair(permutation, first, second);
      if (firstImage === first && secondImage === second) fixed.push(first, second);
    }
  }
  return Int32Array.from(fixed);
}
