import { isListable, type SymmetryGroup } from "./symmetry-group.ts";
import type { TaskSymmetry } from "./task-symmetry.ts";

/**
 * Names a group up to isomorphism, as far as that is cheap: `trivial`, `Z_12`, `Z_2 x Z_6` (invariant
 * factors), `D_7` (order 14), `Dih(Z_2 x Z_6)` (generalised dihedral), else `non-abelian of order 120`;
 * `order 120` for a group too large to list (more than 20000 elements), `order at least 120` for an
 * unfinished search.
 * @example
 * const task = modularTask({ operation: "x+y", modulus: 7 });
 * console.log(groupStructure(taskInvariances(task))); // D_7
 */
export function groupStructure(group: SymmetryGroup): string {
  const { finished, order, generators } = group;
  if (!finished) return `order at least ${order}`;
  if (order === 1n) return "trivial";
  if (!isListable(group)) return `order ${order}`;
  const elements = group.elements();
  const orders = elements.map(elementOrder);
  if (generators.every((g, n) => generators.slice(0, n).every((h) => commute(g, h))))
    return abelianName(orders);
  const inverted = invertedSubgroup(elements, orders);
  if (inverted === undefined) return `non-abelian of order ${order}`;
  const name = abelianName(inverted.map((element) => orders[element]));
  return /^Z_\d+$/.test(name) ? name.replace("Z", "D") : `Dih(${name})`;
}

/** Order of an element: the least common multiple of its cycle lengths. */
export function elementOrder({ permutation: { image } }: TaskSymmetry): number {
  const seen = new Uint8Array(image.length);
  let order = 1;
  for (let start = 0; start < image.length; start++) {
    let length = 0;
    for (let position = start; seen[position] === 0; position = image[position]) {
      seen[position] = 1;
      length++;
    }
    if (length > 1) order = leastCommonMultiple(order, length);
  }
  return order;
}

/** Orders n1, n2, ... of the cyclic factors of an abelian group, each dividing the next. */
export function invariantFactors(elementOrders: readonly number[]): readonly number[] {
  const factors: number[] = [];
  for (const prime of primeDivisors(elementOrders.length)) {
    // The number of elements with order dividing p^k is p to the sum over the factors of min(k, exponent).
    let power = prime;
    let count = 1;
    for (;;) {
      const next = elementOrders.filter((order) => power % order === 0).length;
      if (next === count) break;
      const longEnough = Math.round(Math.log(next / count) / Math.log(prime));
      for (let n = 0; n < longEnough; n++) factors[n] = (factors[n] ?? 1) * prime;
      count = next;
      power *= prime;
    }
  }
  return factors.toReversed();
}

function abelianName(elementOrders: readonly number[]): string {
  return invariantFactors(elementOrders)
    .map((order) => `Z_${order}`)
    .join(" x ");
}

/**
 * The abelian subgroup A of index 2 in a non-abelian generalised dihedral group, as indices: the centraliser
 * of any element of order above 2. All elements outside are involutions, so each inverts all of A; hence A is
 * abelian.
 */
function invertedSubgroup(
  elements: readonly TaskSymmetry[],
  orders: readonly number[],
): readonly number[] | undefined {
  const long = orders.findIndex((order) => order > 2);
  if (long === -1) return undefined;
  const centraliser: number[] = [];
  for (const [n, element] of elements.entries()) {
    if (commute(element, elements[long])) centraliser.push(n);
    else if (orders[n] !== 2) return undefined;
  }
  return 2 * centraliser.length === elements.length ? centraliser : undefined;
}

function commute(g: TaskSymmetry, h: TaskSymmetry): boolean {
  const [first, second] = [g.permutation.image, h.permutation.image];
  return first.every((_, position) => first[second[position]] === second[first[position]]);
}

function leastCommonMultiple(a: number, b: number): number {
  let [larger, smaller] = [a, b];
  while (smaller !== 0) [larger, smaller] = [smaller, larger % smaller];
  return (a / larger) * b;
}

function primeDivisors(value: number): readonly number[] {
  const primes: number[] = [];
  let rest = value;
  for (let divisor = 2; divisor * divisor <= rest; divisor++) {
    if (rest % divisor !== 0) continue;
    primes.push(divisor);
    while (rest % divisor === 0) rest /= divisor;
  }
  return rest > 1 ? [...primes, rest] : primes;
}
