import { AgopError, describeValue } from "../../errors.ts";
import { finiteGroupOfAbelian } from "./abelian-finite-group.ts";
import { additiveProduct } from "./abelian-group.ts";
import { acceptedGroupNames } from "./accepted-names.ts";
import { finiteCyclicGroup } from "./cyclic-group.ts";
import { dihedralGroup } from "./dihedral-group.ts";
import { directProduct } from "./direct-product.ts";
import { maximumElements, requireElementCount } from "./element-count.ts";
import type { FiniteGroup } from "./finite-group.ts";
import { alternatingGroup, maximumPermutedPoints, symmetricGroup } from "./permutation-groups.ts";
import { quaternionGroup } from "./quaternion-group.ts";
import { unitsModulo } from "./residues.ts";
import { cyclicSemidirectProduct } from "./semidirect-product.ts";
import { unitsGroup } from "./units-group.ts";

/**
 * The group of a name: `Z_12`, `D_15` (order 30), `S_4`, `A_5`, `Q_8`, `Q_16`, `U_31`, `Z_7 : Z_3` (the
 * smallest k > 1 with k^3 = 1 mod 7 acts), `Z_7 :4 Z_3`, and direct products such as `S_3 x Z_4` or `3x7`.
 * Spaces and underscores may be left out. A product of cyclic groups has the element order of `productTask`.
 * @throws AgopError UNKNOWN_GROUP (`group`) for a name of another form; INVALID_MODULUS (`group`) for a
 * number in it that gives no group, or a group of more than 10000 elements.
 * @example
 * const group = groupByName("Z_7 : Z_3");
 * console.log(group.name, group.elements.length); // Z_7 :2 Z_3 21
 */
export function groupByName(text: string): FiniteGroup {
  const orders = cyclicFactorOrders(text);
  if (orders !== undefined) {
    requireOrders(orders);
    const name = orders.map((order) => `Z_${order}`).join(" x ");
    return finiteGroupOfAbelian(name, additiveProduct(orders));
  }
  const factors = splitFactors(text).map((factor) => parseFactor(factor, text));
  const size = factors.reduce((product, { order }) => product * order, 1);
  requireElementCount("INVALID_MODULUS", "group", size);
  return directProduct(factors.map(({ build }) => atGroup(build)));
}

/**
 * Orders m1, m2, ... of a product of cyclic groups by name, such as `3x7`, `Z_3 x Z_7` or `Z_12`; undefined
 * for any other text. Does not check the orders.
 */
export function cyclicFactorOrders(text: string): readonly number[] | undefined {
  const matches = splitFactors(text).map((factor) => /^(?:Z_?)?(\d+)$/.exec(factor));
  if (!matches.every((match) => match !== null)) return undefined;
  return matches.map(([, order]) => Number(order));
}

function splitFactors(text: string): readonly string[] {
  if (typeof text !== "string") throw unknownGroup(text);
  return text.split(/x/i).map((factor) => factor.replace(/\s+/g, ""));
}

function requireOrders(orders: readonly number[]): void {
  const wrong = orders.find((order) => order < 2);
  if (wrong !== undefined) {
    throw new AgopError("INVALID_MODULUS", {
      argument: "group",
      given: describeValue(orders),
      accepted: "one or more orders, each an integer from 2",
    });
  }
  const size = orders.reduce((product, order) => product * order, 1);
  requireElementCount("INVALID_MODULUS", "group", size);
}

/** A group still to be built: its size is checked first. */
interface NamedFactor {
  /** Order of the group. */
  readonly order: number;
  build(): FiniteGroup;
}

function parseFactor(factor: string, text: string): NamedFactor {
  const semidirect = /^Z_?(\d+):(\d+(?=Z))?Z_?(\d+)$/.exec(factor);
  if (semidirect !== null) {
    const [normalOrder, complementOrder] = [Number(semidirect[1]), Number(semidirect[3])];
    const multiplier = semidirect[2] === undefined ? undefined : Number(semidirect[2]);
    const build = () => cyclicSemidirectProduct({ normalOrder, complementOrder, multiplier });
    return { order: normalOrder * complementOrder, build };
  }
  const [, family, digits] = /^([A-Z]?)_?(\d+)$/.exec(factor) ?? [];
  const n = Number(digits);
  switch (family) {
    case "":
    case "Z":
      return { order: n, build: () => finiteCyclicGroup(n) };
    case "D":
      return { order: 2 * n, build: () => dihedralGroup(n) };
    case "S":
      return { order: factorial(n), build: () => symmetricGroup(n) };
    case "A":
      return { order: Math.max(1, factorial(n) / 2), build: () => alternatingGroup(n) };
    case "Q":
      return { order: n, build: () => quaternionGroup(n) };
    case "U":
      return { order: n <= maximumElements ? unitsModulo(n).length : n, build: () => unitsGroup(n) };
    default:
      throw unknownGroup(text);
  }
}

/**
 * n! for the n that S_n accepts; 1 beyond, so that `symmetricGroup` refuses the number and names the largest
 * n.
 */
function factorial(n: number): number {
  if (n > maximumPermutedPoints) return 1;
  let product = 1;
  for (let factor = 2; factor <= n; factor++) product *= factor;
  return product;
}

/** Runs a builder and blames the name of the group for any number it refuses. */
function atGroup(build: () => FiniteGroup): FiniteGroup {
  try {
    return build();
  } catch (cause) {
    throw cause instanceof AgopError ? cause.restated({ argument: "group" }) : cause;
  }
}

function unknownGroup(text: unknown): AgopError {
  return new AgopError("UNKNOWN_GROUP", {
    argument: "group",
    given: describeValue(text),
    accepted: acceptedGroupNames,
  });
}
