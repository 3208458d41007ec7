/** A finite group on the element indices 0..N-1. */
export interface FiniteGroup {
  /** For example `S_5` or `Z_3 x Z_7`. */
  readonly name: string;
  /** Names of the elements, in index order. */
  readonly elements: readonly string[];
  /** Index of the neutral element. */
  readonly identity: number;
  /** Index of the product ab, N x N: entry `a * N + b`. */
  readonly products: Int32Array;
  /** Index of the inverse of each element. */
  readonly inverses: Int32Array;
}

/** A group given by a formula. */
export interface GroupFormula {
  readonly name: string;
  /** Names of the elements, in index order. */
  readonly elements: readonly string[];
  /** Index of ab. Not checked: it must be the product of a group. */
  product(a: number, b: number): number;
}

/** Tabulates a group. Does not check the formula; use `groupOfTable` for a table of unknown origin. */
export function tabulateGroup({ name, elements, product }: GroupFormula): FiniteGroup {
  const order = elements.length;
  const products = new Int32Array(order * order);
  for (let a = 0; a < order; a++) {
    for (let b = 0; b < order; b++) products[a * order + b] = product(a, b);
  }
  return groupOfProducts(name, elements, products);
}

/** The group of a multiplication table, N x N. Does not check the table; keeps it without a copy. */
export function groupOfProducts(
  name: string,
  elements: readonly string[],
  products: Int32Array,
): FiniteGroup {
  const order = elements.length;
  // In a group e is the only element with ee = e.
  let identity = 0;
  while (products[identity * order + identity] !== identity) identity++;
  const inverses = new Int32Array(order);
  for (let a = 0; a < order; a++) inverses[a] = products.indexOf(identity, a * order) - a * order;
  return { name, elements, identity, products, inverses };
}
