import { type FiniteGroup, tabulateGroup } from "./finite-group.ts";
import { largestParameter, requireGroupParameter } from "./group-order.ts";

/**
 * D_n, of order 2n: r^n = s^2 = 1 and r^k s = s r^-k. Elements r0..r(n-1), then s0..s(n-1), where `r3` is r^3
 * and `s3` is s r^3.
 * @param n An integer from 1 to 5000.
 * @throws AgopError INVALID_MODULUS (`n`).
 * @example
 * const group = dihedralGroup(3); // the symmetries of a triangle
 * console.log(group.elements.join(" ")); // r0 r1 r2 s0 s1 s2
 */
export function dihedralGroup(n: number): FiniteGroup {
  requireGroupParameter("n", n, [1, largestParameter(2)], " as the n of D_n, which has 2n elements");
  const powers = Array.from({ length: n }, (_, k) => k);
  return tabulateGroup({
    name: `D_${n}`,
    elements: [...powers.map((k) => `r${k}`), ...powers.map((k) => `s${k}`)],
    product: (a, b) => {
      const reflects = a < n !== b < n;
      const exponent = b < n ? (a % n) + b : n - (a % n) + (b % n);
      return (reflects ? n : 0) + (exponent % n);
    },
  });
}
