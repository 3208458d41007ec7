import fc from "fast-check";
import { test } from "uvu";
import * as assert from "uvu/assert";
import type { FiniteGroup } from "../../../src/algebra/groups/finite-group.ts";
import { groupByName } from "../../../src/algebra/groups/group-name.ts";
import { tableTask } from "../../../src/algebra/tables/table-task.ts";
import { modularTask } from "../../../src/algebra/tasks/modular-task.ts";
import {
  featurePatterns,
  groupPatterns,
  patternDeviation,
} from "../../../src/symmetry/features/block-pattern.ts";
import { numbers } from "../../support/backend-problems.ts";
import { closeTo } from "../../support/close-to.ts";

/** The N x N matrix with these entries. */
const matrix = (size: number, entry: (a: number, b: number) => number): Float64Array =>
  Float64Array.from({ length: size * size }, (_, cell) => entry(Math.floor(cell / size), cell % size));

const modulo = (a: number, m: number) => ((a % m) + m) % m;

const patternOf = (group: FiniteGroup, name: string) => {
  const found = groupPatterns(group).find((pattern) => pattern.name === name);
  if (found === undefined) throw new Error(name);
  return found;
};

test("wrapped diagonals and anti-diagonals of x+y, by the textbook formula", () => {
  const size = 6;
  const [circulant, hankel] = featurePatterns(modularTask({ operation: "x+y", modulus: size }));
  assert.equal([circulant.name, hankel.name], ["circulant", "Hankel"]);
  fc.assert(
    fc.property(fc.nat(1e6), (seed) => {
      const block = numbers(size * size, seed);
      const squares = block.reduce((sum, entry) => sum + entry ** 2, 0);
      const expected = (sign: 1 | -1) => {
        let total = 0;
        for (let k = 0; k < size; k++) {
          const line = Array.from({ length: size }, (_, a) => block[a * size + modulo(k + sign * a, size)]);
          const mean = line.reduce((sum, entry) => sum + entry, 0) / size;
          // N times the variance along the diagonal.
          total += line.reduce((sum, entry) => sum + (entry - mean) ** 2, 0);
        }
        return total / squares;
      };
      closeTo(patternDeviation(block, circulant), expected(1), { absolute: 1e-12 }, "circulant");
      closeTo(patternDeviation(block, hankel), expected(-1), { absolute: 1e-12 }, "Hankel");
    }),
    { numRuns: 30 },
  );
});

test("a matrix with a pattern has deviation 0, and not under the other one", () => {
  const size = 7;
  const values = numbers(size, 5);
  const [circulant, hankel] = featurePatterns(modularTask({ operation: "x-y", modulus: size }));
  const circulantBlock = matrix(size, (a, b) => values[modulo(b - a, size)]);
  const hankelBlock = matrix(size, (a, b) => values[modulo(a + b, size)]);
  assert.ok(patternDeviation(circulantBlock, circulant) < 1e-30);
  assert.ok(patternDeviation(hankelBlock, hankel) < 1e-30);
  assert.ok(patternDeviation(circulantBlock, hankel) > 0.1);
  assert.ok(patternDeviation(hankelBlock, circulant) > 0.1);
  assert.is(patternDeviation(new Float64Array(49), circulant), 0);
});

test("x*y is circulant in the order of the discrete logarithm", () => {
  // Logarithms of 1, 2, ..., 6 to the base 3, which generates the units modulo 7.
  const logarithms = [0, 2, 1, 4, 5, 3];
  const values = numbers(6, 9);
  const [circulant, hankel] = featurePatterns(modularTask({ operation: "x*y", modulus: 7 }));
  const byLogarithm = (sign: 1 | -1) =>
    matrix(6, (a, b) => values[modulo(logarithms[b] - sign * logarithms[a], 6)]);
  assert.ok(patternDeviation(byLogarithm(1), circulant) < 1e-30);
  assert.ok(patternDeviation(byLogarithm(-1), hankel) < 1e-30);
  assert.ok(
    patternDeviation(
      matrix(6, (a, b) => values[modulo(b - a, 6)]),
      circulant,
    ) > 0.1,
  );
});

test("independent entries deviate by about 1 - 1/N, and never by more than 1", () => {
  const size = 40;
  const [circulant] = featurePatterns(modularTask({ operation: "x+y", modulus: size }));
  const deviations = Array.from({ length: 20 }, (_, seed) =>
    patternDeviation(numbers(size * size, seed + 1), circulant),
  );
  assert.ok(deviations.every((deviation) => deviation <= 1));
  const mean = deviations.reduce((sum, deviation) => sum + deviation, 0) / 20;
  closeTo(mean, 1 - 1 / size, { absolute: 0.01 }, "mean deviation");
});

test("the patterns of a non-abelian group", () => {
  const group = groupByName("S_3");
  const { products, inverses } = group;
  const multiply = (a: number, b: number) => products[a * 6 + b];
  const values = numbers(6, 4);
  const names = groupPatterns(group).map(({ name }) => name);
  assert.equal(names, ["a^-1 b", "a b^-1", "a b", "b a", "class of a^-1 b", "class of a b"]);
  const built: Record<string, (a: number, b: number) => number> = {
    "a^-1 b": (a, b) => multiply(inverses[a], b),
    "a b^-1": (a, b) => multiply(a, inverses[b]),
    "a b": multiply,
    "b a": (a, b) => multiply(b, a),
  };
  for (const [name, cell] of Object.entries(built)) {
    const block = matrix(6, (a, b) => values[cell(a, b)]);
    for (const other of names.slice(0, 4)) {
      const deviation = patternDeviation(block, patternOf(group, other));
      assert.ok(
        other === name ? deviation < 1e-30 : deviation > 1e-3,
        `${name} under ${other}: ${deviation}`,
      );
    }
  }
  // A class function of a^-1 b is also a class function of a b^-1, by the inverse.
  const parity = matrix(6, (a, b) => (multiply(inverses[a], b) === group.identity ? 1 : 0));
  for (const name of ["a^-1 b", "a b^-1", "class of a^-1 b"])
    assert.ok(patternDeviation(parity, patternOf(group, name)) < 1e-30, name);
  const sizes = patternOf(group, "class of a b").classSizes;
  assert.equal(
    [...sizes].sort((a, b) => a - b),
    [6, 12, 18],
    "classes of 1, 2 and 3 elements, 6 cells each",
  );
});

test("a task without a group has no pattern", () => {
  assert.equal(featurePatterns(tableTask({ name: "t", entries: [[1, 2]] })), []);
});

test.run();
