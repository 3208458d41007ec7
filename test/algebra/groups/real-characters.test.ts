import { test } from "uvu";
import * as assert from "uvu/assert";
import { groupByName } from "../../../src/algebra/groups/group-name.ts";
import { realCharacters } from "../../../src/algebra/groups/real-characters.ts";

/** Degrees of all complex irreducible characters, conjugate pairs counted twice. */
function degrees(name: string): readonly number[] {
  const { components } = realCharacters(groupByName(name));
  return components.flatMap(({ degree, type }) => (type === "complex" ? [degree, degree] : [degree]));
}

test("the degrees are the known ones, and their squares sum to the order", () => {
  const known: Record<string, readonly number[]> = {
    S_3: [1, 1, 2],
    S_4: [1, 1, 2, 3, 3],
    S_5: [1, 1, 4, 4, 5, 5, 6],
    S_6: [1, 1, 5, 5, 5, 5, 9, 9, 10, 10, 16],
    A_4: [1, 1, 1, 3],
    A_5: [1, 3, 3, 4, 5],
    Q_8: [1, 1, 1, 1, 2],
    D_5: [1, 1, 2, 2],
    D_6: [1, 1, 1, 1, 2, 2],
    "Z_7 : Z_3": [1, 1, 1, 3, 3],
    "S_3 x Z_3": [1, 1, 1, 1, 1, 1, 2, 2, 2],
  };
  for (const [name, expected] of Object.entries(known)) {
    assert.equal(degrees(name), expected, name);
    const order = expected.reduce((sum, degree) => sum + degree * degree, 0);
    assert.is(groupByName(name).elements.length, order, name);
  }
});

test("cyclic groups: cosines, one real component for each pair of frequencies", () => {
  for (const order of [5, 12, 97]) {
    const { classes, components } = realCharacters(groupByName(`Z_${order}`));
    assert.is(components.length, Math.floor(order / 2) + 1);
    const frequencies = components.map(({ character, degree, type }) => {
      assert.is(degree, 1);
      const scale = type === "complex" ? 2 : 1;
      const frequency = Array.from({ length: order }, (_, n) => n).find((n) =>
        character.every((value, c) => {
          const angle = (2 * Math.PI * n * classes.representatives[c]) / order;
          return Math.abs(value - scale * Math.cos(angle)) < 1e-8;
        }),
      );
      assert.ok(frequency !== undefined);
      return frequency ?? -1;
    });
    assert.equal(
      frequencies.toSorted((a, b) => a - b),
      Array.from(components.keys()),
    );
    assert.is(frequencies[0], 0);
  }
});

test("the character table of S_3 and of A_5", () => {
  const rounded = (name: string) =>
    realCharacters(groupByName(name)).components.map(({ character }) =>
      Array.from(character, (value) => Math.round(value * 1e6) / 1e6 + 0),
    );
  // Classes: e, transpositions, 3-cycles.
  assert.equal(rounded("S_3"), [
    [1, 1, 1],
    [1, -1, 1],
    [2, 0, -1],
  ]);
  const golden = rounded("A_5")[1].toSorted((a, b) => a - b);
  assert.equal(golden, [-1, -0.618034, 0, 1.618034, 3]);
});

test("Frobenius-Schur types", () => {
  const types = (name: string) => realCharacters(groupByName(name)).components.map(({ type }) => type);
  assert.equal(types("Q_8"), ["real", "real", "real", "real", "quaternionic"]);
  assert.equal(types("D_4"), ["real", "real", "real", "real", "real"]);
  assert.equal(types("Z_4").toSorted(), ["complex", "real", "real"]);
  assert.equal(types("A_4"), ["real", "complex", "real"]);
  assert.ok(types("S_5").every((type) => type === "real"));
});

test("names say the degree", () => {
  const names = realCharacters(groupByName("A_4")).components.map(({ name }) => name);
  assert.equal(names, ["chi_1 (degree 1)", "chi_2 + conj (degree 1)", "chi_3 (degree 3)"]);
});

/** The N x N projector with the entries w[class of a b^-1]. */
function projector(name: string, component: number): Float64Array {
  const { elements, inverses, products } = groupByName(name);
  const { classes, components } = realCharacters(groupByName(name));
  const order = elements.length;
  const w = components[component].projectorOnClasses;
  return Float64Array.from({ length: order * order }, (_, place) => {
    const [a, b] = [Math.floor(place / order), place % order];
    return w[classes.classOf[products[a * order + inverses[b]]]];
  });
}

function largestDifference(a: Float64Array, b: Float64Array): number {
  return a.reduce((largest, value, place) => Math.max(largest, Math.abs(value - b[place])), 0);
}

function matrixProduct(a: Float64Array, b: Float64Array, n: number): Float64Array {
  const result = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < n; k++) {
      for (let j = 0; j < n; j++) result[i * n + j] += a[i * n + k] * b[k * n + j];
    }
  }
  return result;
}

test("the projectors are idempotent, orthogonal, and sum to the identity", () => {
  for (const name of ["S_4", "Q_8", "A_4", "Z_9", "Z_7 : Z_3", "D_7"]) {
    const order = groupByName(name).elements.length;
    const zero = new Float64Array(order * order);
    const unit = zero.map((_, place) => (place % (order + 1) === 0 ? 1 : 0));
    const { components } = realCharacters(groupByName(name));
    const all = components.map((_, n) => projector(name, n));
    const sum = zero.map((_, place) => all.reduce((total, entries) => total + entries[place], 0));
    assert.ok(largestDifference(sum, unit) < 1e-10, `${name}: sum`);
    for (const [n, first] of all.entries()) {
      for (const [m, second] of all.entries()) {
        const expected = n === m ? first : zero;
        assert.ok(
          largestDifference(matrixProduct(first, second, order), expected) < 1e-10,
          `${name}: ${n} ${m}`,
        );
      }
    }
  }
});

test("the sum of the projectors is the identity for large groups too", () => {
  for (const name of ["S_5", "Z_97", "D_30", "U_113", "A_6"]) {
    const group = groupByName(name);
    const { classes, components } = realCharacters(group);
    const identityClass = classes.classOf[group.identity];
    for (const c of classes.sizes.keys()) {
      const sum = components.reduce((total, { projectorOnClasses }) => total + projectorOnClasses[c], 0);
      assert.ok(Math.abs(sum - (c === identityClass ? 1 : 0)) < 1e-9, `${name}: class ${c}`);
    }
  }
});

test.run();
