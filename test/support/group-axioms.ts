import * as assert from "uvu/assert";
import type { FiniteGroup } from "../../src/algebra/groups/finite-group.ts";

/** Asserts the group axioms by brute force over all triples, and distinct names of the elements. */
export function satisfiesGroupAxioms({ name, elements, identity, products, inverses }: FiniteGroup): void {
  const order = elements.length;
  assert.is(new Set(elements).size, order, `${name}: names`);
  assert.is(products.length, order * order, name);
  assert.is(inverses.length, order, name);
  const product = (a: number, b: number) => products[a * order + b];
  let failures = 0;
  for (let a = 0; a < order; a++) {
    if (product(a, identity) !== a || product(identity, a) !== a) failures++;
    if (product(a, inverses[a]) !== identity || product(inverses[a], a) !== identity) failures++;
    for (let b = 0; b < order; b++) {
      const ab = product(a, b);
      if (!(ab >= 0 && ab < order)) failures++;
      for (let c = 0; c < order; c++) if (product(ab, c) !== product(a, product(b, c))) failures++;
    }
  }
  assert.is(failures, 0, `${name}: laws that fail`);
}

/** Name of the product of named elements. */
export function productOf({ elements, identity, products }: FiniteGroup, ...names: string[]): string {
  let result = identity;
  for (const name of names) {
    const index = elements.indexOf(name);
    assert.ok(index >= 0, `${name} is an element`);
    result = products[result * elements.length + index];
  }
  return elements[result];
}
