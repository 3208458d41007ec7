import { test } from "uvu";
import * as assert from "uvu/assert";
import { modularTask } from "../../src/algebra/tasks/modular-task.ts";
import type { Backend } from "../../src/backend/backend.ts";
import { createNativeBackend } from "../../src/backend/native/native-backend.ts";
import { createReferenceBackend } from "../../src/backend/reference/reference-backend.ts";
import type { PairSamples } from "../../src/backend/samples.ts";
import { degeneratePartition } from "../../src/data/degenerate-partition.ts";
import { taskProblem } from "../../src/rfm/task-problem.ts";
import { reflectionFeatures } from "../../src/symmetry/features/reflection-features.ts";
import { additionProblem, fullFeatures, identity, numbers } from "../support/backend-problems.ts";
import { closeTo, relativeFrobenius } from "../support/close-to.ts";

const native = createNativeBackend({ threads: 2 });
const reference = createReferenceBackend();
const backends: readonly Backend[] = [native, reference];

/** A B of n x n and n x c. */
function multiply(a: Float64Array, b: Float64Array, n: number): Float64Array {
  const c = b.length / n;
  const out = new Float64Array(b.length);
  for (let i = 0; i < n; i++)
    for (let j = 0; j < n; j++) for (let l = 0; l < c; l++) out[i * c + l] += a[i * n + j] * b[j * c + l];
  return out;
}

for (const ridge of [0, 1e-3, 2]) {
  test(`solve with ridge ${ridge}: both ways, on both backends`, async () => {
    const n = 67;
    const k = fullFeatures(n, 3);
    const y = numbers(n * 4, 7);
    const [expected, actual] = [reference.solveSync(k, y, ridge), native.solveSync(k, y, ridge)];
    assert.is(actual.solver, "cholesky");
    assert.is(expected.solver, "cholesky");
    // The condition is below 10: rounding alone.
    assert.ok(relativeFrobenius(actual.alpha, expected.alpha) < 1e-13);
    assert.equal(await native.solve(k, y, ridge), actual);
    assert.equal(await reference.solve(k, y, ridge), expected);
    const residual = multiply(k, actual.alpha, n).map((e, i) => e + ridge * actual.alpha[i]);
    closeTo(residual, y, { absolute: 1e-13 }, "the system");
  });
}

/** Repeats every sample, with equal or contradicting labels. */
function doubled(contradicting: boolean) {
  const problem = additionProblem(6);
  const samples = problem.samples as PairSamples;
  const second = contradicting ? problem.targets.map((e) => 1 - e) : problem.targets;
  return {
    ...problem,
    samples: { ...samples, pairs: Int32Array.from([...samples.pairs, ...samples.pairs]) },
    targets: Float64Array.from([...problem.targets, ...second]),
  };
}

test("a singular K with consistent targets: every backend fits them without Cholesky's noise", async () => {
  const problem = doubled(false);
  const m = identity(12);
  const k = native.kernelMatrixSync(problem.samples, problem.samples, m, problem.kernel);
  for (const backend of backends) {
    const session = backend.createSession(problem);
    const { solver } = await session.solve(m, 0);
    // Check only the equations: pivots of rounding noise make individual coefficients arbitrary.
    closeTo(await session.predict(), problem.targets, { absolute: 1e-4 }, `${backend.name} ${solver}`);
    const { alpha } = backend.solveSync(k, problem.targets, 0);
    closeTo(multiply(k, alpha, 72), problem.targets, { absolute: 1e-4 }, `${backend.name} stateless`);
  }
});

test("the quadratic kernel of a reflection: reflected samples make each other redundant, and are all fitted", async () => {
  for (const modulus of [11, 13, 17]) {
    const task = modularTask({ operation: "x+y", modulus });
    const { train, test: held } = taskProblem(task, degeneratePartition(task, { reflections: ["0"] }));
    for (const backend of backends) {
      const session = backend.createSession({ ...train, classes: modulus, kernel: { name: "quadratic" } });
      const { solver } = await session.solve(reflectionFeatures(task, 0), 0);
      assert.ok(
        ["indefinite", "semidefinite"].includes(solver),
        `${backend.name}, p = ${modulus}: ${solver}`,
      );
      closeTo(await session.predict(), train.targets, { absolute: 1e-9 }, `${backend.name}, p = ${modulus}`);
      // M maps every fixed point to 0, so the kernel with any sample is 0.
      const zeros = new Float64Array(held.targets.length);
      closeTo(await session.predict(held.samples), zeros, { absolute: 1e-9 }, "fixed points");
      session.dispose();
    }
  }
});

test("a kernel matrix that becomes singular: fitted to rounding, by the same solver whatever the threads", async () => {
  const task = modularTask({ operation: "x+y", modulus: 17 });
  const partition = degeneratePartition(task, { reflections: ["0"], seed: 7 });
  const { train, test: held } = taskProblem(task, partition);
  const kernel = { name: "quadratic" } as const;
  const solvers: string[][] = [];
  for (const threads of [1, 2]) {
    const session = createNativeBackend({ threads }).createSession({ ...train, classes: 17, kernel });
    let features = identity(34);
    const names: string[] = [];
    for (let iteration = 1; iteration <= 30; iteration++) {
      const request = { features, ridge: 0, samples: held.samples, agop: {}, power: 0.5 };
      const outcome = await session.iterate(request);
      features = outcome.agopPower;
      names.push(outcome.solver);
      // One-hot targets, so that the residual is a difference of predictions.
      const fit = await session.predict();
      const missed = fit.reduce((worst, f, k) => Math.max(worst, Math.abs(f - train.targets[k])), 0);
      assert.ok(missed < 1e-9, `iteration ${iteration}, ${outcome.solver}: ${missed}`);
      assert.ok(missed <= outcome.residual + 1e-12, `iteration ${iteration}: ${missed}, ${outcome.residual}`);
    }
    solvers.push(names);
    session.dispose();
  }
  assert.is(solvers[0][0], "cholesky");
  assert.is(solvers[0][29], "semidefinite");
  assert.equal(solvers[1], solvers[0]);
});

test("a singular K with contradicting targets: least squares, and the backends agree", async () => {
  const problem = doubled(true);
  const m = identity(12);
  const [actual, expected] = await Promise.all(
    [native, reference].map(async (backend) => {
      const session = backend.createSession(problem);
      const { solver } = await session.solve(m, 0);
      assert.is(solver, "least-squares");
      return { alpha: session.alpha(), fit: await session.predict(), agop: await session.agop() };
    }),
  );
  // The minimum-norm solution is unique; the targets of norm 1 cancel to coefficients of 1e-2, and the
  // condition of K on its range is about 10^4.
  assert.ok(relativeFrobenius(actual.alpha, expected.alpha) < 1e-8);
  // Twice the same input with labels y and 1 - y: the best fit is their mean.
  closeTo(actual.fit, new Float64Array(actual.fit.length).fill(0.5), { absolute: 1e-10 }, "fit");
  assert.ok(relativeFrobenius(actual.agop, expected.agop) < 1e-9);
});

test("matrix power: both backends, both ways, positive, zero and negative powers", async () => {
  const d = 31;
  const matrix = fullFeatures(d, 2);
  for (const power of [0.5, 1, 0, -1, 2.3]) {
    const expected = reference.matrixPowerSync(matrix, power);
    const actual = native.matrixPowerSync(matrix, power);
    // The condition is below 10.
    assert.ok(relativeFrobenius(actual, expected) < 1e-12, `power ${power}`);
    assert.equal(await native.matrixPower(matrix, power), actual);
    assert.equal(await reference.matrixPower(matrix, power), expected);
  }
  closeTo(native.matrixPowerSync(matrix, 1), matrix, { absolute: 1e-13 }, "power 1");
  closeTo(native.matrixPowerSync(matrix, 0), identity(d), { absolute: 1e-13 }, "power 0");
  closeTo(
    multiply(native.matrixPowerSync(matrix, -1), matrix, d),
    identity(d),
    { absolute: 1e-12 },
    "power -1",
  );
});

test("what is beyond the largest double is refused by both backends", async () => {
  for (const backend of backends) {
    for (const power of [-30, -40]) {
      assert.throws(
        () => backend.matrixPowerSync(Float64Array.of(1, 0, 0, 1e-12), power),
        (error: { code?: string }) => error.code === "DIVERGED",
      );
    }
    const problem = additionProblem(5, { name: "general-quadratic" });
    const session = backend.createSession(problem);
    const features = identity(10).map((entry) => entry * 1e160);
    const code = await session.solve(features, 0).catch((error: { code?: string }) => error.code);
    assert.is(code, "DIVERGED", backend.name);
    session.dispose();
  }
});

test("matrix power of an indefinite and of a singular matrix", () => {
  const d = 9;
  const factor = numbers(d * 4, 8);
  const rankFour = new Float64Array(d * d);
  for (let i = 0; i < d; i++)
    for (let j = 0; j < d; j++)
      for (let k = 0; k < 4; k++) rankFour[i * d + j] += factor[i * 4 + k] * factor[j * 4 + k];
  const indefinite = fullFeatures(d, 4).map((entry, k) => entry - (k % (d + 1) === 0 ? 1 : 0));
  for (const power of [0.5, 1, 0, -1, 2.3]) {
    for (const [name, matrix] of [
      ["indefinite", indefinite],
      ["rank 4", rankFour],
    ] as const) {
      // The square root turns noise of 1e-17 in an eigenvalue into 3e-9.
      const tolerance = power === 0.5 ? 1e-7 : 1e-11;
      const expected = reference.matrixPowerSync(matrix, power);
      assert.ok(
        relativeFrobenius(native.matrixPowerSync(matrix, power), expected) < tolerance,
        `${name}, power ${power}`,
      );
    }
  }
});

test.run();
