import type { AbelianGroup } from "../groups/abelian-group.ts";
import type { DihedralSymmetry } from "./task.ts";

/** An abelian group of elements k that permutes the values of an operand. */
export interface OperandAction {
  /** Names of the k, in index order. */
  readonly elements: readonly string[];
  /** k.value */
  act(k: number, value: number): number;
  /** k^-1.value */
  actInverse(k: number, value: number): number;
}

/**
 * Invariances of a symmetric operation with f(k.a, b) = f(a, k.b): r^k (a, b) = (k.a, k^-1.b) and
 * s r^k (a, b) = (k^-1.b, k.a). Source: arXiv 2604.00316, symmetries, rows x+y and x*y.
 */
export function dihedralOfSum(action: OperandAction): DihedralSymmetry {
  return {
    elements: action.elements,
    elementIndex: nameLookup(action.elements),
    rotate: (k, first, second) => [action.act(k, first), action.actInverse(k, second)],
    reflect: (k, first, second) => [action.actInverse(k, second), action.act(k, first)],
  };
}

/**
 * Invariances of a - b in an abelian group: r^k (a, b) = (a+k, b+k) and s r^k (a, b) = (-(b+k), -(a+k)).
 * Source: arXiv 2604.00316, symmetries, rows x-y and x/y.
 */
export function dihedralOfDifference(group: AbelianGroup): DihedralSymmetry {
  return {
    elements: group.elements,
    elementIndex: nameLookup(group.elements),
    rotate: (k, first, second) => [group.add(first, k), group.add(second, k)],
    reflect: (k, first, second) => [group.negate(group.add(second, k)), group.negate(group.add(first, k))],
  };
}

function nameLookup(names: readonly string[]): (name: string) => number | undefined {
  const indices = new Map(names.map((name, index) => [name, index]));
  return (name) => indices.get(name.replace(/\s*([(),])\s*/g, "$1"));
}
