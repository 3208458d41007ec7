import { AgopError, describeValue, requireKnownKeys } from "../../errors.ts";
import { requireElementCount } from "./element-count.ts";
import { type FiniteGroup, tabulateGroup } from "./finite-group.ts";
import { largestParameter, requireGroupParameter } from "./group-order.ts";

/** Options of `semidirectProduct`. */
export interface SemidirectProductOptions {
  /** The normal factor N. */
  readonly normal: FiniteGroup;
  /** The acting factor H. */
  readonly complement: FiniteGroup;
  /** Index of h.a in N for every h in H and a in N: |H| x |N|, entry `h * |N| + a`. */
  readonly action: ArrayLike<number>;
  /** Default `N : H` of the names. */
  readonly name?: string | undefined;
}

/**
 * N : H with (a, g)(b, h) = (a (g.b), gh): pairs, the element of H fastest, with names such as `(3,1)`.
 * @throws AgopError INVALID_OPTION (`action`) where it is no homomorphism from H to the automorphisms of N,
 * with the first place; INVALID_MODULUS (`normal`) for more than 10000 elements.
 * @example
 * // Z_2 acts on Z_3 by inversion: the group of a triangle.
 * const [normal, complement] = [finiteCyclicGroup(3), finiteCyclicGroup(2)];
 * const group = semidirectProduct({ normal, complement, action: [0, 1, 2, 0, 2, 1] });
 * console.log(group.elements.length, isAbelian(group)); // 6 false
 */
export function semidirectProduct(options: SemidirectProductOptions): FiniteGroup {
  requireKnownKeys<SemidirectProductOptions>("options", options, {
    normal: true,
    complement: true,
    action: true,
    name: true,
  });
  const { normal, complement, action } = options;
  const [m, n] = [normal.elements.length, complement.elements.length];
  requireElementCount("INVALID_MODULUS", "normal", m * n);
  requireAction(options);
  return tabulateGroup({
    name: options.name ?? `${normal.name} : ${complement.name}`,
    elements: normal.elements.flatMap((a) => complement.elements.map((h) => `(${a},${h})`)),
    product: (x, y) => {
      const [a, g] = [Math.floor(x / n), x % n];
      const [b, h] = [Math.floor(y / n), y % n];
      return normal.products[a * m + action[g * m + b]] * n + complement.products[g * n + h];
    },
  });
}

function requireAction({ normal, complement, action }: SemidirectProductOptions): void {
  const [m, n] = [normal.elements.length, complement.elements.length];
  const refuse = (given: string, accepted: string): never => {
    throw new AgopError("INVALID_OPTION", { argument: "action", given, accepted });
  };
  if (action.length !== m * n) {
    refuse(
      `${action.length} entries`,
      `${n} x ${m}: the image of every element of ${normal.name} under every one of ${complement.name}`,
    );
  }
  for (let h = 0; h < n; h++) {
    const images = Array.from({ length: m }, (_, a) => action[h * m + a]);
    const actor = complement.elements[h];
    if (!images.every((image) => Number.isInteger(image) && image >= 0 && image < m)) {
      refuse(`images ${describeValue(images)} under ${actor}`, `indices from 0 to ${m - 1}`);
    }
    if (new Set(images).size < m)
      refuse(`the same image twice under ${actor}`, `a permutation of ${normal.name}`);
    for (let a = 0; a < m; a++) {
      for (let b = 0; b < m; b++) {
        if (images[normal.products[a * m + b]] === normal.products[images[a] * m + images[b]]) continue;
        refuse(
          `an action of ${actor} that does not keep the product of ${normal.elements[a]} and ${normal.elements[b]}`,
          `automorphisms of ${normal.name}`,
        );
      }
    }
    for (let g = 0; g < n; g++) {
      for (let a = 0; a < m; a++) {
        if (action[complement.products[g * n + h] * m + a] === action[g * m + images[a]]) continue;
        refuse(
          `an action of the product of ${complement.elements[g]} and ${actor} that is not one after the other`,
          `a homomorphism from ${complement.name} to the automorphisms of ${normal.name}`,
        );
      }
    }
  }
}

/** Options of `cyclicSemidirectProduct`. */
export interface CyclicSemidirectProductOptions {
  /** m, an integer from 2. */
  readonly normalOrder: number;
  /** n, an integer from 2; mn is at most 10000. */
  readonly complementOrder: number;
  /** k with k^n = 1 mod m; default the smallest such k from 2, which makes the group non-abelian. */
  readonly multiplier?: number | undefined;
}

/**
 * Z_m : Z_n with (a, g)(b, h) = (a + k^g b, g + h), named `Z_m :k Z_n`.
 * @throws AgopError INVALID_MODULUS (`normalOrder`, `complementOrder`, or `multiplier` for a k with k^n != 1
 * mod m, or where only k = 1 exists).
 * @example
 * const group = cyclicSemidirectProduct({ normalOrder: 7, complementOrder: 3 });
 * console.log(group.name, isAbelian(group)); // Z_7 :2 Z_3 false
 */
export function cyclicSemidirectProduct(options: CyclicSemidirectProductOptions): FiniteGroup {
  requireKnownKeys<CyclicSemidirectProductOptions>("options", options, {
    normalOrder: true,
    complementOrder: true,
    multiplier: true,
  });
  const m = requireGroupParameter(
    "normalOrder",
    options.normalOrder,
    [2, largestParameter(2)],
    " as the m of Z_m : Z_n",
  );
  const n = requireGroupParameter(
    "complementOrder",
    options.complementOrder,
    [2, largestParameter(m)],
    ` as the n of Z_${m} : Z_n`,
  );
  const k = options.multiplier === undefined ? smallestMultiplier(m, n) : options.multiplier;
  if (!Number.isInteger(k) || k < 1 || k >= m || power(k, n, m) !== 1) {
    throw new AgopError("INVALID_MODULUS", {
      argument: "multiplier",
      given: describeValue(k),
      accepted: `a k from 1 to ${m - 1} with k^${n} = 1 mod ${m}: ${abbreviate(multipliers(m, n))}`,
    });
  }
  const twists = Array.from({ length: n }, (_, g) => power(k, g, m));
  return tabulateGroup({
    name: `Z_${m} :${k} Z_${n}`,
    elements: Array.from({ length: m * n }, (_, x) => `(${Math.floor(x / n)},${x % n})`),
    product: (x, y) => {
      const [a, g] = [Math.floor(x / n), x % n];
      const [b, h] = [Math.floor(y / n), y % n];
      return ((a + twists[g] * b) % m) * n + ((g + h) % n);
    },
  });
}

function smallestMultiplier(m: number, n: number): number {
  const smallest = multipliers(m, n).find((k) => k !== 1);
  if (smallest === undefined) {
    throw new AgopError("INVALID_MODULUS", {
      argument: "multiplier",
      given: `Z_${m} : Z_${n}, where 1 is the only k with k^${n} = 1 mod ${m},`,
      accepted: `orders m and n with another such k, or the direct product Z_${m} x Z_${n}`,
    });
  }
  return smallest;
}

/** All k from 1 to m - 1 with k^n = 1 mod m, in increasing order. */
function multipliers(m: number, n: number): readonly number[] {
  return Array.from({ length: m - 1 }, (_, index) => index + 1).filter((k) => power(k, n, m) === 1 % m);
}

function power(base: number, exponent: number, modulus: number): number {
  let result = 1 % modulus;
  for (let step = 0; step < exponent; step++) result = (result * base) % modulus;
  return result;
}

function abbreviate(values: readonly number[]): string {
  return values.length <= 8 ? values.join(", ") : `${values.slice(0, 6).join(", ")}, ..., ${values.at(-1)}`;
}
