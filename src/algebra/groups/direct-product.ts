import { AgopError } from "../../errors.ts";
import { requireElementCount } from "./element-count.ts";
import { type FiniteGroup, tabulateGroup } from "./finite-group.ts";

/**
 * The direct product of groups: tuples in mixed radix, the last coordinate fastest, with names such as `((1
 * 2),3)`. Returns a single factor unchanged.
 * @throws AgopError INVALID_OPTION (`factors`) for an empty list; INVALID_MODULUS (`factors`) for more than
 * 10000 elements.
 * @example
 * const group = directProduct([symmetricGroup(3), finiteCyclicGroup(4)]);
 * console.log(group.elements.length, group.elements[5]); // 24 ((2 3),1)
 */
export function directProduct(factors: readonly FiniteGroup[]): FiniteGroup {
  if (factors.length === 0) {
    throw new AgopError("INVALID_OPTION", {
      argument: "factors",
      given: "an empty list",
      accepted: "at least one group",
    });
  }
  if (factors.length === 1) return factors[0];
  const orders = factors.map(({ elements }) => elements.length);
  const size = orders.reduce((product, order) => product * order, 1);
  requireElementCount("INVALID_MODULUS", "factors", size);
  const coordinates = Array.from({ length: size }, (_, index) => mixedRadixDigits(index, orders));
  return tabulateGroup({
    name: factors.map(({ name }) => name).join(" x "),
    elements: coordinates.map(
      (tuple) => `(${tuple.map((digit, n) => factors[n].elements[digit]).join(",")})`,
    ),
    product: (a, b) => {
      let index = 0;
      for (const [n, { products }] of factors.entries())
        index = index * orders[n] + products[coordinates[a][n] * orders[n] + coordinates[b][n]];
      return index;
    },
  });
}

function mixedRadixDigits(index: number, orders: readonly number[]): readonly number[] {
  const digits = orders.map(() => 0);
  let rest = index;
  for (let n = orders.length - 1; n >= 0; n--) {
    digits[n] = rest % orders[n];
    rest = Math.floor(rest / orders[n]);
  }
  return digits;
}
