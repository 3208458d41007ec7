import type { FiniteGroup } from "./finite-group.ts";

/**
 * Whether ab = ba for all elements.
 * @example
 * console.log(isAbelian(finiteCyclicGroup(6)), isAbelian(symmetricGroup(3))); // true false
 */
export function isAbelian({ elements, products }: FiniteGroup): boolean {
  const order = elements.length;
  for (let a = 0; a < order; a++) {
    for (let b = 0; b < a; b++) if (products[a * order + b] !== products[b * order + a]) return false;
  }
  return true;
}
