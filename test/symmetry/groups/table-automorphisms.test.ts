import fc from "fast-check";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { groupByName } from "../../../src/algebra/groups/group-name.ts";
import { finiteGroupTask } from "../../../src/algebra/tasks/finite-group-task.ts";
import { operandSizes } from "../../../src/algebra/tasks/pairs.ts";
import { polynomialTask } from "../../../src/algebra/tasks/polynomial-task.ts";
import type { Task } from "../../../src/algebra/tasks/task.ts";
import type { ColouredTable } from "../../../src/symmetry/groups/colour-refinement.ts";
import {
  type TableAutomorphisms,
  tableAutomorphisms,
} from "../../../src/symmetry/groups/table-automorphisms.ts";
import type { SymmetryKind } from "../../../src/symmetry/groups/task-symmetry.ts";
import { failsWith } from "../../support/agop-error.ts";

function permutationsOf(size: number): number[][] {
  if (size === 0) return [[]];
  return permutationsOf(size - 1).flatMap((shorter) =>
    Array.from({ length: size }, (_, place) => [
      ...shorter.slice(0, place),
      size - 1,
      ...shorter.slice(place),
    ]),
  );
}

/** Counts by brute force over all pairs of permutations, with and without exchange. */
function bruteForceOrder(
  { operandSizes: [rows, columns], table, cellColours, labelCount }: ColouredTable,
  kind: SymmetryKind,
): number {
  const isSymmetry = (rowImage: number[], columnImage: number[], exchange: boolean): boolean => {
    const labelImage = new Map<number, number>();
    for (let row = 0; row < rows; row++) {
      for (let column = 0; column < columns; column++) {
        const cell = row * columns + column;
        const image = exchange
          ? columnImage[column] * columns + rowImage[row]
          : rowImage[row] * columns + columnImage[column];
        if (cellColours !== undefined && cellColours[image] !== cellColours[cell]) return false;
        const known = labelImage.get(table[cell]);
        if (known !== undefined && known !== table[image]) return false;
        if (kind === "invariance" && table[cell] !== table[image]) return false;
        labelImage.set(table[cell], table[image]);
      }
    }
    return labelImage.size <= labelCount && new Set(labelImage.values()).size === labelImage.size;
  };
  let order = 0;
  for (const rowImage of permutationsOf(rows)) {
    for (const columnImage of permutationsOf(columns)) {
      if (isSymmetry(rowImage, columnImage, false)) order++;
      if (rows === columns && isSymmetry(rowImage, columnImage, true)) order++;
    }
  }
  return order;
}

/** Asserts that every generator is a symmetry of the table. */
function checkGenerators(
  source: ColouredTable,
  { generators }: TableAutomorphisms,
  kind: SymmetryKind,
): void {
  const [rows, columns] = source.operandSizes;
  for (const { permutation, labels } of generators) {
    const { image } = permutation;
    assert.is(new Set(image).size, rows + columns);
    assert.is(new Set(labels).size, source.labelCount);
    if (kind === "invariance") assert.ok(labels.every((target, label) => target === label));
    for (let cell = 0; cell < source.table.length; cell++) {
      const positions = [image[Math.floor(cell / columns)], image[rows + (cell % columns)]];
      const [first, second] = positions.sort((a, b) => a - b);
      assert.ok(first < rows && second >= rows);
      const target = first * columns + second - rows;
      assert.is(source.table[target], labels[source.table[cell]]);
      assert.is(source.cellColours?.[target], source.cellColours?.[cell]);
    }
  }
}

const tableOf = (task: Task): ColouredTable => ({
  operandSizes: operandSizes(task),
  labelCount: task.labels.length,
  table: task.table,
});

const smallTable: fc.Arbitrary<ColouredTable> = fc
  .record({ rows: fc.integer({ min: 1, max: 4 }), columns: fc.integer({ min: 1, max: 4 }) })
  .chain(({ rows, columns }) => {
    const cells = { minLength: rows * columns, maxLength: rows * columns };
    return fc.record({
      operandSizes: fc.constant([rows, columns] as const),
      labelCount: fc.constant(4),
      table: fc
        .integer({ min: 0, max: 3 })
        .chain((most) => fc.array(fc.integer({ min: 0, max: most }), cells))
        .map((entries) => Int32Array.from(entries)),
      cellColours: fc.option(
        fc.array(fc.integer({ min: 0, max: 1 }), cells).map((colours) => Uint8Array.from(colours)),
        { nil: undefined },
      ),
    });
  });

test("the order agrees with a count over all pairs of permutations", () => {
  fc.assert(
    fc.property(smallTable, fc.constantFrom("invariance", "equivariance"), (source, kind) => {
      const found = tableAutomorphisms(source, { kind });
      assert.ok(found.finished);
      assert.is(found.order, BigInt(bruteForceOrder(source, kind)));
      checkGenerators(source, found, kind);
    }),
    { numRuns: 300 },
  );
});

const factorial = (n: number): bigint => (n <= 1 ? 1n : BigInt(n) * factorial(n - 1));

test("a constant table has every pair of permutations", () => {
  const constant = (rows: number, columns: number) => ({
    operandSizes: [rows, columns] as const,
    labelCount: 1,
    table: new Int32Array(rows * columns),
  });
  assert.is(tableAutomorphisms(constant(1, 1), { kind: "invariance" }).order, 2n);
  assert.is(tableAutomorphisms(constant(7, 7), { kind: "equivariance" }).order, 2n * factorial(7) ** 2n);
  assert.is(
    tableAutomorphisms(constant(7, 7), { kind: "invariance", exchange: false }).order,
    factorial(7) ** 2n,
  );
  assert.is(tableAutomorphisms(constant(9, 4), { kind: "invariance" }).order, factorial(9) * factorial(4));
  const large = tableAutomorphisms(constant(60, 60), { kind: "invariance" });
  assert.ok(large.finished);
  assert.is(large.order, 2n * factorial(60) ** 2n);
});

test("x^2+y^2: every pair of opposite elements may be exchanged in either operand", () => {
  for (const modulus of [13, 97]) {
    const source = tableOf(polynomialTask({ polynomial: "x^2+y^2", modulus }));
    const found = tableAutomorphisms(source, { kind: "invariance" });
    assert.ok(found.finished);
    assert.is(found.order, 2n ** BigInt(modulus));
    checkGenerators(source, found, "invariance");
  }
});

test("the equivariances of the table of a group are its autotopisms", () => {
  // Autotopisms: |G|^2 |Aut G|; (a, b) -> (b^-1, a^-1) exchanges the operands.
  const automorphisms = {
    Z_2: 1,
    Z_12: 4,
    Z_31: 30,
    "Z_2 x Z_2": 6,
    "Z_2 x Z_2 x Z_2 x Z_2": 20160,
    "Z_3 x Z_3": 48,
    S_3: 6,
    Q_8: 24,
    "Q_8 x Z_2": 192,
    "D_4 x Z_2": 64,
    "Z_2 x Z_4": 8,
    D_4: 8,
    A_4: 24,
    S_4: 24,
    A_5: 120,
    S_5: 120,
    "Z_7 : Z_3": 42,
  };
  for (const [name, count] of Object.entries(automorphisms)) {
    const source = tableOf(finiteGroupTask({ group: groupByName(name) }));
    const start = performance.now();
    const found = tableAutomorphisms(source, { kind: "equivariance", timeLimit: 60 });
    const seconds = (performance.now() - start) / 1000;
    assert.ok(found.finished, name);
    assert.is(found.order, 2n * BigInt(source.operandSizes[0] ** 2 * count), name);
    assert.ok(seconds < 5, `${name}: ${seconds} s`);
    checkGenerators(source, found, "equivariance");
    const apart = tableAutomorphisms(source, { kind: "equivariance", exchange: false });
    assert.is(apart.order, BigInt(source.operandSizes[0] ** 2 * count), name);
  }
});

test("unused labels stay in place", () => {
  const source = { operandSizes: [2, 2] as const, labelCount: 5, table: Int32Array.of(1, 3, 3, 1) };
  const { order, generators } = tableAutomorphisms(source, { kind: "equivariance" });
  assert.is(order, 8n);
  for (const { labels } of generators) for (const label of [0, 2, 4]) assert.is(labels[label], label);
});

test("a search that runs out of time says so and gives a lower bound", () => {
  const source = tableOf(finiteGroupTask({ group: groupByName("S_5") }));
  const found = tableAutomorphisms(source, { kind: "equivariance", timeLimit: 1e-6 });
  assert.not(found.finished);
  assert.ok(found.order >= 1n && found.order <= 3_456_000n);
  for (const timeLimit of [0.01, 0.05, 0.1]) {
    const partial = tableAutomorphisms(source, { kind: "equivariance", timeLimit });
    assert.ok(partial.order <= 3_456_000n);
    checkGenerators(source, partial, "equivariance");
  }
});

test("invalid tables and options are refused", async () => {
  const source = { operandSizes: [2, 2] as const, labelCount: 2, table: Int32Array.of(0, 1, 1, 0) };
  const search = (change: Partial<ColouredTable>, options: Record<string, unknown> = {}) =>
    tableAutomorphisms({ ...source, ...change }, { kind: "invariance", ...options });
  for (const timeLimit of [0, -1, Number.NaN, "5"])
    await failsWith(() => search({}, { timeLimit }), "INVALID_OPTION", "timeLimit", "above 0");
  await failsWith(() => search({}, { kind: "both" }), "INVALID_OPTION", '"both"', "equivariance");
  await failsWith(() => search({ table: new Int32Array(3) }), "INVALID_TABLE", "3 cells", "2 x 2");
  await failsWith(() => search({ labelCount: 1 }), "INVALID_TABLE", "label 1", "below 1");
  await failsWith(() => search({ cellColours: new Uint8Array(5) }), "INVALID_TABLE", "5 colours");
});

test.run();
