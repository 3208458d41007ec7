import type { AbelianGroup } from "./abelian-group.ts";
import { type FiniteGroup, tabulateGroup } from "./finite-group.ts";

/** The table of an abelian group written additively: the product ab is the sum a + b. */
export function finiteGroupOfAbelian(name: string, { elements, add }: AbelianGroup): FiniteGroup {
  return tabulateGroup({ name, elements, product: add });
}

/** An abelian group given by its table, written additively. */
export function abelianOfFiniteGroup({ elements, products, inverses }: FiniteGroup): AbelianGroup {
  const order = elements.length;
  return { elements, add: (a, b) => products[a * order + b], negate: (a) => inverses[a] };
}
