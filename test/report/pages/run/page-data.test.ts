// The data of the page of a run.

import { test } from "uvu";
import * as assert from "uvu/assert";
import { combinedTask } from "../../../../src/algebra/tasks/combined-task.ts";
import { modularTask } from "../../../../src/algebra/tasks/modular-task.ts";
import { productTask } from "../../../../src/algebra/tasks/product-task.ts";
import type { Task } from "../../../../src/algebra/tasks/task.ts";
import { createReferenceBackend } from "../../../../src/backend/reference/reference-backend.ts";
import { EigenvalueCollector } from "../../../../src/report/pages/run/eigenvalues-data.ts";
import { logarithmicOrder } from "../../../../src/report/pages/run/logarithmic-order.ts";
import { orbitSymmetries, pageSymmetries } from "../../../../src/report/pages/run/page-symmetries.ts";
import { shownMatrices } from "../../../../src/report/pages/run/saved-matrices.ts";
import { evenChoice } from "../../../../src/report/shared/even-choice.ts";
import { featureRows } from "../../../../src/report/shared/feature-rows.ts";
import type { FinishedRun } from "../../../../src/run/directory/finished-run.ts";
import { allPairs, identity } from "../../../support/backend-problems.ts";

const modular = (operation: "x+y" | "x-y" | "x*y", modulus: number) => modularTask({ operation, modulus });

test("an even choice includes the first and the last, and everything of a short list", () => {
  const list = Array.from({ length: 60 }, (_, n) => n + 1);
  assert.equal(evenChoice(list, 5), [1, 16, 31, 45, 60]);
  assert.equal(evenChoice([1, 2], 5), [1, 2]);
});

test("too many matrices for one file are thinned out; a saved M_0 is the first", () => {
  const run = (task: Task, count: number, initialFeatures?: string) => {
    const features = Array.from({ length: count }, (_, n) => ({ iteration: n + 1, file: `${n + 1}` }));
    return shownMatrices({ task, features, initialFeatures } as unknown as FinishedRun);
  };
  assert.is(run(modular("x+y", 61), 60).length, 60);
  assert.is(run(modular("x+y", 61), 60, "m0")[0].file, "m0");
  const few = run(modular("x+y", 500), 60);
  assert.ok(few.length >= 2 && few.length < 10, String(few.length));
  assert.equal([few[0].iteration, few[few.length - 1].iteration], [1, 60]);
});

test("the order by discrete logarithm: powers of 3 mod 7; otherwise a reason", () => {
  assert.equal(
    logarithmicOrder(modular("x*y", 7)).order,
    [1, 3, 2, 6, 4, 5].map((unit) => unit - 1),
  );
  assert.match(logarithmicOrder(modular("x+y", 7)).reason, /already/);
  assert.match(logarithmicOrder(modular("x*y", 8)).reason, /not cyclic/);
  assert.match(
    logarithmicOrder(modularTask({ operation: "x*y", modulus: 7, elements: "all" })).reason,
    /one group/,
  );
});

test("the rows of M: both operands, and the bit of a combined task", () => {
  const two = combinedTask(modular("x+y", 3), modular("x-y", 3));
  assert.equal(featureRows(two), [
    { name: "a", elements: ["0", "1", "2"] },
    { name: "b", elements: ["0", "1", "2"] },
    { name: "t", elements: ["t"] },
  ]);
  assert.is(featureRows(productTask({ orders: [2, 3] }))[1].elements[5], "(1,2)");
});

test("symmetries: all except the identity, reflections for orbits, and otherwise a reason", () => {
  const symmetries = pageSymmetries(modular("x+y", 7));
  assert.is(symmetries.elements.length, 13);
  assert.equal(
    orbitSymmetries(symmetries).map(({ name }) => name),
    Array.from({ length: 7 }, (_, k) => `s r^${k}`),
  );
  assert.match(pageSymmetries(modular("x+y", 300)).reason, /600 symmetries/);
  assert.match(pageSymmetries(combinedTask(modular("x+y", 3), modular("x-y", 3))).reason, /bit/);
  // A constant table: any permutation of rows and of columns, and their exchange.
  const constant = {
    name: "constant",
    firstElements: [..."abcde"],
    secondElements: [..."abcde"],
    labels: ["0"],
    table: new Int32Array(25),
  };
  assert.match(pageSymmetries(constant).reason, /28800 symmetries.*generators/);
});

test("eigenvalues: of M = I, of its kernel matrix, and none of a large kernel matrix", async () => {
  const options = {
    backend: createReferenceBackend(),
    kernel: { name: "quadratic" },
    samples: allPairs(3),
    dimension: 6,
    predictors: [1],
  } as const;
  const collector = new EigenvalueCollector({ ...options, count: 9 });
  await collector.addIdentity();
  await collector.add({ iteration: 1, features: identity(6) });
  const { features, kernel } = collector.result();
  assert.equal(features, [{ iteration: 1, values: [1, 1, 1, 1, 1, 1] }]);
  // k = 3 u^2 with u = 2, 1 or 0 operands in common: 12 on the diagonal, 3 beside 4 of the others, on the 3 x
  // 3 rook's graph, whose adjacency matrix has the eigenvalues 4, 1 (4 times) and -2 (4 times).
  assert.equal(kernel, [{ iteration: 1, values: [6, 6, 6, 6, 15, 15, 15, 15, 24] }]);
  const large = new EigenvalueCollector({ ...options, count: 200 });
  await large.addIdentity();
  assert.equal(large.result().kernel, []);
  const wide = new EigenvalueCollector({ ...options, count: 9, dimension: 200 });
  assert.match(wide.note, /Left out: the eigenvalues of M, 200 x 200, which/);
  assert.match(large.note, /Left out: the eigenvalues of the kernel matrix, 200 x 200, which/);
});

test.run();
