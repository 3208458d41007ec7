import { AgopError } from "../../errors.ts";
import type { FiniteGroup } from "./finite-group.ts";

/**
 * Order of every element: the least n >= 1 with x^n = e; N.
 * @throws AgopError INVALID_OPTION (`group`) where the powers of an element never reach the identity: the
 * table is no group.
 * @example
 * console.log(elementOrders(quaternionGroup()).join(" ")); // 1 2 4 4 4 4 4 4
 */
export function elementOrders({ elements, products, identity }: FiniteGroup): Int32Array {
  const size = elements.length;
  return Int32Array.from({ length: size }, (_, x) => {
    let order = 1;
    for (let power = x; power !== identity; power = products[power * size + x]) {
      if (++order > size)
        throw new AgopError("INVALID_OPTION", {
          argument: "group",
          given: `products in which no power of ${elements[x]} is ${elements[identity]}`,
          accepted: "the products of a group and its identity",
        });
    }
    return order;
  });
}
