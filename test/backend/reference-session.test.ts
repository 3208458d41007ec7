import { test } from "uvu";
import * as assert from "uvu/assert";
import type { TrainingProblem } from "../../src/backend/backend.ts";
import { createReferenceBackend } from "../../src/backend/reference/reference-backend.ts";
import type { PairSamples } from "../../src/backend/samples.ts";
import { AgopError, type AgopErrorCode } from "../../src/errors.ts";

const backend = createReferenceBackend();

function additionTable(modulus: number): PairSamples {
  const pairs = Int32Array.from({ length: 2 * modulus ** 2 }, (_, k) =>
    k % 2 === 0 ? Math.floor(k / 2 / modulus) : Math.floor(k / 2) % modulus,
  );
  return { encoding: "pairs", pairs, operandSizes: [modulus, modulus] };
}

function additionProblem(modulus: number): TrainingProblem {
  const samples = additionTable(modulus);
  const targets = new Float64Array(modulus ** 3);
  for (let i = 0; i < modulus ** 2; i++) {
    targets[i * modulus + ((samples.pairs[2 * i] + samples.pairs[2 * i + 1]) % modulus)] = 1;
  }
  return { samples, targets, classes: modulus, kernel: { name: "gaussian", bandwidth: 2.5 } };
}

function identity(d: number): Float64Array {
  return Float64Array.from({ length: d * d }, (_, k) => (k % (d + 1) === 0 ? 1 : 0));
}

async function rejection(promise: Promise<unknown>): Promise<unknown> {
  try {
    await promise;
  } catch (error) {
    return error;
  }
  throw new Error("not rejected");
}

async function assertRejects(promise: Promise<unknown>, code: AgopErrorCode): Promise<AgopError> {
  const error = await rejection(promise);
  assert.instance(error, AgopError);
  assert.is((error as AgopError).code, code);
  return error as AgopError;
}

test("a session agrees with the stateless operations", async () => {
  const problem = additionProblem(5);
  const m = identity(10);
  const session = backend.createSession(problem);
  const { solver } = await session.solve(m, 0.01);
  const k = backend.kernelMatrixSync(problem.samples, problem.samples, m, problem.kernel);
  const solution = backend.solveSync(k, problem.targets, 0.01);
  assert.is(solver, solution.solver);
  assert.equal(session.alpha(), solution.alpha);
  const other: PairSamples = { encoding: "pairs", pairs: Int32Array.of(3, 4, 0, 2), operandSizes: [5, 5] };
  const kOther = backend.kernelMatrixSync(other, problem.samples, m, problem.kernel);
  const predicted = await session.predict(other);
  for (let e = 0; e < 10; e++) {
    let sum = 0;
    for (let i = 0; i < 25; i++) sum += kOther[Math.floor(e / 5) * 25 + i] * solution.alpha[i * 5 + (e % 5)];
    assert.ok(Math.abs(predicted[e] - sum) < 1e-12);
  }
  const expected = backend.agopSync(problem.samples, m, problem.kernel, solution.alpha, { perClass: true });
  assert.equal(await session.agop({ perClass: true }), expected);
  assert.is((await session.predict()).length, 125);
});

test("with ridge 0 the training samples are interpolated", async () => {
  const problem = additionProblem(4);
  const session = backend.createSession({ ...problem, kernel: { name: "laplace", bandwidth: 1 } });
  await session.solve(identity(8), 0);
  const predicted = await session.predict();
  assert.ok(predicted.every((entry, i) => Math.abs(entry - problem.targets[i]) < 1e-9));
});

test("concurrent operations run in order, and the inputs may change meanwhile", async () => {
  const problem = additionProblem(5);
  const session = backend.createSession(problem);
  const reference = backend.createSession(problem);
  await reference.solve(identity(10), 0);
  const expected = await reference.agop();
  problem.targets.fill(Number.NaN);
  const m = identity(10);
  const jobs = [
    session.solve(m, 0),
    session.agop(),
    session.solve(
      m.map((e) => 2 * e),
      0,
    ),
    session.predict(),
  ] as const;
  m.fill(Number.NaN);
  assert.equal(await jobs[1], expected);
  assert.not.equal(await session.agop(), expected);
  await Promise.all(jobs);
});

test("predict, agop and alpha before the first solve: NOT_SOLVED", async () => {
  const session = backend.createSession(additionProblem(3));
  await assertRejects(session.predict(), "NOT_SOLVED");
  await assertRejects(session.agop(), "NOT_SOLVED");
  assert.throws(
    () => session.alpha(),
    (error: AgopError) => error.code === "NOT_SOLVED",
  );
});

test("invalid arguments of a session are rejections", async () => {
  const session = backend.createSession(additionProblem(3));
  await assertRejects(session.solve(identity(5), 0), "INVALID_FEATURES");
  await assertRejects(session.solve(identity(6), -1), "INVALID_OPTION");
  await assertRejects(session.predict(additionTable(4)), "INVALID_ARRAY");
});

test("a kernel matrix beyond any array: OUT_OF_MEMORY with the bytes", () => {
  const n = 100_000;
  const samples: PairSamples = { encoding: "pairs", pairs: new Int32Array(2 * n), operandSizes: [1, 1] };
  assert.throws(
    () => backend.createSession({ ...additionProblem(2), samples, classes: 1, targets: new Float64Array(n) }),
    (error: AgopError) => error.code === "OUT_OF_MEMORY" && error.message.includes(String(8 * n * n)),
  );
});

test("the backend names itself and no BLAS", () => {
  assert.is(backend.name, "reference");
  assert.equal(backend.blas(), { vendor: "none", version: "none", core: "none", threads: 0 });
});

test.run();
