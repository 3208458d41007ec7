import { elementOrders } from "./element-orders.ts";
import type { FiniteGroup } from "./finite-group.ts";

/** The smallest element index that generates the group; undefined unless the group is cyclic. */
export function smallestGenerator(group: FiniteGroup): number | undefined {
  const generator = elementOrders(group).indexOf(group.elements.length);
  return generator === -1 ? undefined : generator;
}

/**
 * The element indices g^0, g^1, ..., g^(N-1) of the smallest generator g: in this order the table of the group is a
 * Hankel matrix. undefined unless the group is cyclic.
 */
export function cyclicOrder(group: FiniteGroup): Int32Array | undefined {
  const generator = smallestGenerator(group);
  if (generator === undefined) return undefined;
  const order = group.elements.length;
  const powers = new Int32Array(order);
  powers[0] = group.identity;
  for (let n = 1; n < order; n++) powers[n] = group.products[powers[n - 1] * order + generator];
  return powers;
}

/** Discrete logarithm of every element to the base of the smallest generator, N; undefined unless the group is cyclic. */
export function discreteLogarithms(group: FiniteGroup): Int32Array | undefined {
  const powers = cyclicOrder(group);
  if (powers === undefined) return undefined;
  const logarithms = new Int32Array(powers.length);
  for (const [exponent, element] of powers.entries()) logarithms[element] = exponent;
  return logarithms;
}
