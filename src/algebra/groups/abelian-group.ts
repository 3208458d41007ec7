import { inverseModulo, unitsModulo } from "./residues.ts";

/** A finite abelian group, written additively, on the element indices 0..N-1. */
export interface AbelianGroup {
  /** Names of the elements, in index order. */
  readonly elements: readonly string[];
  add(a: number, b: number): number;
  negate(a: number): number;
}

/** Z_m with index = value. */
export function additiveCyclic(order: number): AbelianGroup {
  return {
    elements: Array.from({ length: order }, (_, value) => String(value)),
    add: (a, b) => (a + b) % order,
    negate: (a) => (order - a) % order,
  };
}

/** Z_m1 x Z_m2 x ...: tuples in mixed radix, the last coordinate fastest. */
export function additiveProduct(orders: readonly number[]): AbelianGroup {
  if (orders.length === 1) return additiveCyclic(orders[0]);
  const size = orders.reduce((product, order) => product * order, 1);
  const combine = (
    a: number,
    b: number,
    coordinate: (x: number, y: number, order: number) => number,
  ): number => {
    let result = 0;
    let weight = 1;
    let restA = a;
    let restB = b;
    for (let position = orders.length - 1; position >= 0; position--) {
      const order = orders[position];
      result += weight * coordinate(restA % order, restB % order, order);
      restA = Math.floor(restA / order);
      restB = Math.floor(restB / order);
      weight *= order;
    }
    return result;
  };
  return {
    elements: Array.from({ length: size }, (_, index) => tupleName(index, orders)),
    add: (a, b) => combine(a, b, (x, y, order) => (x + y) % order),
    negate: (a) => combine(a, 0, (x, _y, order) => (order - x) % order),
  };
}

function tupleName(index: number, orders: readonly number[]): string {
  const coordinates: number[] = [];
  let rest = index;
  for (const order of orders.toReversed()) {
    coordinates.unshift(rest % order);
    rest = Math.floor(rest / order);
  }
  return `(${coordinates.join(",")})`;
}

/**
 * The units modulo m under multiplication, in increasing order; "sum" means product and "negative" inverse.
 */
export function additiveUnits(modulus: number): AbelianGroup {
  const units = unitsModulo(modulus);
  const indexOf = new Int32Array(modulus).fill(-1);
  for (const [index, unit] of units.entries()) indexOf[unit] = index;
  const negatives = units.map((unit) => indexOf[inverseModulo(unit, modulus)]);
  return {
    elements: Array.from(units, String),
    add: (a, b) => indexOf[(units[a] * units[b]) % modulus],
    negate: (a) => negatives[a],
  };
}
