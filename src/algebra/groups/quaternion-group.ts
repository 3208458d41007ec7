import { AgopError, describeValue } from "../../errors.ts";
import { maximumElements } from "./element-count.ts";
import { type FiniteGroup, tabulateGroup } from "./finite-group.ts";

/**
 * The quaternion group Q_8 = {1, -1, i, -i, j, -j, k, -k} in that order, ij = k; or the generalised
 * quaternion (dicyclic) group Q_4n of order 4n: a^2n = 1, b^2 = a^n, a^k b = b a^-k, with elements
 * a0..a(2n-1), then b0..b(2n-1), where `a3` is a^3 and `b3` is b a^3.
 * @param order Order of the group, default 8: a multiple of 4 from 8 to 10000.
 * @throws AgopError INVALID_MODULUS (`order`).
 * @example
 * const { elements, products } = quaternionGroup();
 * const [i, j] = [elements.indexOf("i"), elements.indexOf("j")];
 * console.log(elements[products[i * 8 + j]], elements[products[j * 8 + i]]); // k -k
 */
export function quaternionGroup(order = 8): FiniteGroup {
  if (!Number.isInteger(order) || order % 4 !== 0 || order < 8 || order > maximumElements) {
    throw new AgopError("INVALID_MODULUS", {
      argument: "order",
      given: describeValue(order),
      accepted: `a multiple of 4 from 8 to ${maximumElements} as the order of a quaternion group`,
    });
  }
  if (order === 8) return hamiltonGroup();
  const half = order / 2;
  const powers = Array.from({ length: half }, (_, k) => k);
  return tabulateGroup({
    name: `Q_${order}`,
    elements: [...powers.map((k) => `a${k}`), ...powers.map((k) => `b${k}`)],
    product: (x, y) => {
      const [first, second] = [x % half, y % half];
      if (y < half) return (x < half ? 0 : half) + ((first + second) % half);
      if (x < half) return half + ((half - first + second) % half);
      return (half / 2 + half - first + second) % half;
    },
  });
}

/** Units 1, i, j, k as 0..3: the index of the product and its sign. */
function unitProduct(u: number, v: number): readonly [unit: number, negative: boolean] {
  if (u === 0 || v === 0) return [u + v, false];
  if (u === v) return [0, true];
  // ij = k and its cyclic shifts are positive, the opposite order is negative.
  return [6 - u - v, (v - u + 3) % 3 !== 1];
}

function hamiltonGroup(): FiniteGroup {
  return tabulateGroup({
    name: "Q_8",
    elements: ["1", "-1", "i", "-i", "j", "-j", "k", "-k"],
    product: (x, y) => {
      const [unit, negative] = unitProduct(x >> 1, y >> 1);
      return 2 * unit + (((x & 1) + (y & 1) + (negative ? 1 : 0)) & 1);
    },
  });
}
