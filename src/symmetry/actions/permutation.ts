import type { OperandSizes } from "../../algebra/tasks/pairs.ts";

/**
 * A group element g as a permutation of the d = N1 + N2 one-hot positions. It maps each operand to itself or
 * (for N1 = N2) exchanges the two. The permutation matrix P_g has ones at (image[p], p); it is never formed.
 */
export interface PairPermutation {
  /**
   * Image of every position: element i of the first operand is position i, element j of the second is N1 + j.
   */
  readonly image: Int32Array;
  readonly operandSizes: OperandSizes;
}

/** Image of the pair (first, second) under g. */
export function applyToPair(
  permutation: PairPermutation,
  first: number,
  second: number,
): readonly [number, number] {
  const { image, operandSizes } = permutation;
  const firstImage = image[first];
  const secondImage = image[operandSizes[0] + second];
  return firstImage < operandSizes[0]
    ? [firstImage, secondImage - operandSizes[0]]
    : [secondImage, firstImage - operandSizes[0]];
}

/**
 * Images under g of n pairs, n x 2, in the same order.
 * @example
 * const task = modularTask({ operation: "x+y", modulus: 7 });
 * const swap = reflectionPermutation(task, 0);
 * console.log(applyToPairs(swap, Int32Array.of(1, 5, 2, 2)).join(" ")); // 5 1 2 2
 */
export function applyToPairs(permutation: PairPermutation, pairs: Int32Array): Int32Array {
  const images = new Int32Array(pairs.length);
  for (let n = 0; n < pairs.length; n += 2) {
    [images[n], images[n + 1]] = applyToPair(permutation, pairs[n], pairs[n + 1]);
  }
  return images;
}

/**
 * The product gh: first h, then g.
 * @example
 * const task = modularTask({ operation: "x+y", modulus: 7 });
 * const twice = compose(rotationPermutation(task, 2), rotationPermutation(task, 3));
 * console.log(twice.image.join() === rotationPermutation(task, 5).image.join()); // true
 */
export function compose(g: PairPermutation, h: PairPermutation): PairPermutation {
  return { image: h.image.map((position) => g.image[position]), operandSizes: h.operandSizes };
}

/**
 * g^-1
 * @example
 * const task = modularTask({ operation: "x+y", modulus: 7 });
 * const back = inverse(rotationPermutation(task, 2));
 * console.log(back.image.join() === rotationPermutation(task, 5).image.join()); // true
 */
export function inverse(permutation: PairPermutation): PairPermutation {
  const image = new Int32Array(permutation.image.length);
  for (const [position, target] of permutation.image.entries()) image[target] = position;
  return { image, operandSizes: permutation.operandSizes };
}

/** Whether g maps the first operand to the second and the second to the first. */
export function exchangesOperands({ image, operandSizes }: PairPermutation): boolean {
  return image[0] >= operandSizes[0];
}

export function isIdentity({ image }: PairPermutation): boolean {
  return image.every((target, position) => target === position);
}
