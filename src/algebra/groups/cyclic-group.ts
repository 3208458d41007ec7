import { finiteGroupOfAbelian } from "./abelian-finite-group.ts";
import { additiveCyclic } from "./abelian-group.ts";
import type { FiniteGroup } from "./finite-group.ts";
import { largestParameter, requireGroupParameter } from "./group-order.ts";

/**
 * Z_m: the residues 0..m-1 in that order, under addition.
 * @param order m, an integer from 1 to 10000.
 * @throws AgopError INVALID_MODULUS (`order`).
 * @example
 * const group = finiteCyclicGroup(5);
 * console.log(group.elements[group.products[3 * 5 + 4]]); // 2
 */
export function finiteCyclicGroup(order: number): FiniteGroup {
  const m = requireGroupParameter("order", order, [1, largestParameter(1)], " as the m of Z_m");
  return finiteGroupOfAbelian(`Z_${m}`, additiveCyclic(m));
}
