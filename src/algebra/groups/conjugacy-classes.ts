import type { FiniteGroup } from "./finite-group.ts";

/** The k conjugacy classes of a group, in the order of their smallest elements. */
export interface ConjugacyClasses {
  /** Class of every element, N. */
  readonly classOf: Int32Array;
  /** Smallest element of every class, k. */
  readonly representatives: Int32Array;
  /** Number of elements of every class, k. */
  readonly sizes: Int32Array;
}

/**
 * The conjugacy classes {g x g^-1}.
 * @example
 * const { representatives, sizes } = conjugacyClasses(symmetricGroup(3));
 * console.log(representatives.length, [...sizes]); // 3 [ 1, 3, 2 ]
 */
export function conjugacyClasses({ elements, products, inverses }: FiniteGroup): ConjugacyClasses {
  const order = elements.length;
  const classOf = new Int32Array(order).fill(-1);
  const representatives: number[] = [];
  const sizes: number[] = [];
  for (let x = 0; x < order; x++) {
    if (classOf[x] !== -1) continue;
    let size = 0;
    for (let g = 0; g < order; g++) {
      const conjugate = products[products[g * order + x] * order + inverses[g]];
      if (classOf[conjugate] !== -1) continue;
      classOf[conjugate] = representatives.length;
      size++;
    }
    representatives.push(x);
    sizes.push(size);
  }
  return {
    classOf,
    representatives: Int32Array.from(representatives),
    sizes: Int32Array.from(sizes),
  };
}
