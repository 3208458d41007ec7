import { faithfulCosetAction } from "../../algebra/groups/coset-action.ts";
import type { FiniteGroup } from "../../algebra/groups/finite-group.ts";
import type { DenseSamples } from "../../backend/samples.ts";

/**
 * Pairs of group elements as dense rows [P_a ; P_b], the two permutation matrices of a small faithful action,
 * 2 k^2 entries for k points. Unlike one-hot pairs they let a kernel see that elements resemble each other:
 * tr(P_g' P_a P_b), largest where g = ab, is a quadratic function of such a row.
 */
export function permutationEncoding(group: FiniteGroup): (pairs: Int32Array) => DenseSamples {
  const { points, images } = faithfulCosetAction(group);
  const dimension = 2 * points * points;
  return (pairs) => {
    const rows = new Float64Array((pairs.length / 2) * dimension);
    for (const [place, element] of pairs.entries()) {
      const begin = Math.floor(place / 2) * dimension + (place % 2) * points * points;
      for (let point = 0; point < points; point++)
        rows[begin + images[element * points + point] * points + point] = 1;
    }
    return { encoding: "dense", rows, dimension };
  };
}
