import { AgopError, describeValue } from "../../errors.ts";
import type { FiniteGroup } from "./finite-group.ts";

/**
 * The subgroup that some elements generate: element indices in increasing order.
 * @param generators Element indices; none generate the trivial subgroup.
 * @throws AgopError INVALID_OPTION (`generators`) for an index the group does not have.
 * @example
 * const group = finiteCyclicGroup(12);
 * console.log(subgroup(group, [8]).join(" ")); // 0 4 8
 */
export function subgroup(group: FiniteGroup, generators: Iterable<number>): Int32Array {
  const { identity, products } = group;
  const order = group.elements.length;
  const chosen = [...generators];
  for (const generator of chosen) requireElement(group, generator, "generators");
  // In a finite group the products of the generators alone already contain their inverses.
  const found = new Uint8Array(order);
  found[identity] = 1;
  const pending = [identity];
  for (let x = pending.pop(); x !== undefined; x = pending.pop()) {
    for (const generator of chosen) {
      const product = products[x * order + generator];
      if (found[product] === 1) continue;
      found[product] = 1;
      pending.push(product);
    }
  }
  return Int32Array.from(found.keys()).filter((x) => found[x] === 1);
}

/** The cosets of a subgroup, in the order of their smallest elements. */
export interface Cosets {
  /** Coset of every element, N. */
  readonly cosetOf: Int32Array;
  /** Smallest element of every coset. */
  readonly representatives: Int32Array;
}

/**
 * The left cosets xH.
 * @param members Element indices of a subgroup H, such as `subgroup` returns.
 * @throws AgopError INVALID_OPTION (`members`) where they are no subgroup.
 * @example
 * const group = symmetricGroup(3);
 * const members = subgroup(group, [group.elements.indexOf("(1 2)")]);
 * console.log(leftCosets(group, members).representatives.length); // 3
 */
export function leftCosets(group: FiniteGroup, members: Int32Array): Cosets {
  const order = group.elements.length;
  return cosets(group, members, (x, h) => group.products[x * order + h]);
}

/**
 * The right cosets Hx; otherwise as `leftCosets`.
 * @throws AgopError INVALID_OPTION (`members`) where they are no subgroup.
 * @example
 * const group = symmetricGroup(3);
 * const members = subgroup(group, [group.elements.indexOf("(1 2)")]);
 * console.log(rightCosets(group, members).representatives.length); // 3
 */
export function rightCosets(group: FiniteGroup, members: Int32Array): Cosets {
  const order = group.elements.length;
  return cosets(group, members, (x, h) => group.products[h * order + x]);
}

/**
 * The centre: the elements that commute with all, in increasing order.
 * @example
 * const group = quaternionGroup();
 * console.log(Array.from(centre(group), (index) => group.elements[index]).join(" ")); // 1 -1
 */
export function centre({ elements, products }: FiniteGroup): Int32Array {
  const order = elements.length;
  const central = (x: number): boolean => {
    for (let g = 0; g < order; g++) if (products[x * order + g] !== products[g * order + x]) return false;
    return true;
  };
  return Int32Array.from({ length: order }, (_, x) => x).filter(central);
}

function cosets(group: FiniteGroup, members: Int32Array, product: (x: number, h: number) => number): Cosets {
  if (members.length === 0 || subgroup(group, members).length !== new Set(members).size) {
    throw new AgopError("INVALID_OPTION", {
      argument: "members",
      given: `${members.length} elements that are no subgroup of ${group.name}`,
      accepted: "the elements of a subgroup",
    });
  }
  const order = group.elements.length;
  const cosetOf = new Int32Array(order).fill(-1);
  const representatives: number[] = [];
  for (let x = 0; x < order; x++) {
    if (cosetOf[x] !== -1) continue;
    for (const h of members) cosetOf[product(x, h)] = representatives.length;
    representatives.push(x);
  }
  return { cosetOf, representatives: Int32Array.from(representatives) };
}

function requireElement(group: FiniteGroup, element: unknown, argument: string): void {
  const order = group.elements.length;
  if (typeof element === "number" && Number.isInteger(element) && element >= 0 && element < order) return;
  throw new AgopError("INVALID_OPTION", {
    argument,
    given: describeValue(element),
    accepted: `element indices of ${group.name}, from 0 to ${order - 1}`,
  });
}
