import { finiteGroupOfAbelian } from "./abelian-finite-group.ts";
import { additiveUnits } from "./abelian-group.ts";
import type { FiniteGroup } from "./finite-group.ts";
import { largestParameter, requireGroupParameter } from "./group-order.ts";

/**
 * U_m: the units modulo m in increasing order, under multiplication.
 * @param modulus m, an integer from 2 to 10000.
 * @throws AgopError INVALID_MODULUS (`modulus`).
 * @example
 * console.log(unitsGroup(12).elements.join(" ")); // 1 5 7 11
 */
export function unitsGroup(modulus: number): FiniteGroup {
  const m = requireGroupParameter("modulus", modulus, [2, largestParameter(1)], " as the m of U_m");
  return finiteGroupOfAbelian(`U_${m}`, additiveUnits(m));
}
