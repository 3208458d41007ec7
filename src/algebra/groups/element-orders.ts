import type { FiniteGroup } from "./finite-group.ts";

/** Order of every element: the least n >= 1 with x^n = e; N. */
export function elementOrders({ elements, products, identity }: FiniteGroup): Int32Array {
  const size = elements.length;
  return Int32Array.from({ length: size }, (_, x) => {
    let order = 1;
    for (let power = x; power !== identity; power = products[power * size + x]) order++;
    return order;
  });
}
