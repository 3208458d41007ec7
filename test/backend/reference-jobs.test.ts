import { test } from "uvu";
import * as assert from "uvu/assert";
import type { JobControl, TrainingProblem } from "../../src/backend/backend.ts";
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

test("dispose: idempotent; running, queued and later operations reject with DISPOSED", async () => {
  const session = backend.createSession(additionProblem(20));
  let first = true;
  const onProgress = () => {
    if (first) session.dispose();
    first = false;
  };
  const jobs = [session.solve(identity(40), 0, { onProgress }), session.predict()];
  await Promise.all(jobs.map((job) => assertRejects(job, "DISPOSED")));
  session.dispose();
  await assertRejects(session.solve(identity(40), 0), "DISPOSED");
  assert.throws(
    () => session.alpha(),
    (error: AgopError) => error.code === "DISPOSED",
  );
});

test("abort: before and during; the reason is the cause; the session is left unsolved", async () => {
  const session = backend.createSession(additionProblem(20));
  const reason = new Error("enough");
  const early = await assertRejects(
    session.solve(identity(40), 0, { signal: AbortSignal.abort(reason) }),
    "ABORTED",
  );
  assert.is(early.cause, reason);
  await session.solve(identity(40), 0);
  const controller = new AbortController();
  const late = session.solve(
    identity(40).map((e) => 3 * e),
    0,
    // The first report comes after the first slice, long before the end.
    { signal: controller.signal, onProgress: () => controller.abort(reason) },
  );
  assert.is((await assertRejects(late, "ABORTED")).cause, reason);
  await assertRejects(session.predict(), "NOT_SOLVED");
  await session.solve(identity(40), 0);
  assert.is((await session.predict()).length, 20 ** 3);
});

test("abort of the stateless operations", async () => {
  const { samples, kernel, targets } = additionProblem(3);
  const m = identity(6);
  const control: JobControl = { signal: AbortSignal.abort() };
  await assertRejects(backend.kernelMatrix(samples, samples, m, kernel, control), "ABORTED");
  await assertRejects(backend.solve(identity(9), targets, 0, control), "ABORTED");
  await assertRejects(backend.agop(samples, m, kernel, targets, {}, control), "ABORTED");
  await assertRejects(backend.matrixPower(m, 0.5, control), "ABORTED");
});

test("progress is nondecreasing in [0, 1], ends in 1, and the event loop stays free", async () => {
  const session = backend.createSession(additionProblem(20));
  const fractions: number[] = [];
  let ticks = 0;
  const timer = setInterval(() => ticks++, 1);
  const onProgress = (fraction: number) => fractions.push(fraction);
  await session.solve(identity(40), 0, { onProgress });
  const solveReports = fractions.splice(0);
  await session.agop({}, { onProgress });
  clearInterval(timer);
  for (const reports of [solveReports, fractions]) {
    assert.is(reports.at(-1), 1);
    assert.ok(reports.every((fraction, i) => fraction >= (reports[i - 1] ?? 0) && fraction <= 1));
  }
  assert.ok(fractions.length > 2);
  assert.ok(ticks > 2);
});

test("an error of onProgress rejects the operation", async () => {
  const error = new Error("from the callback");
  const job = backend.matrixPower(identity(3), 0.5, {
    onProgress: () => {
      throw error;
    },
  });
  assert.is(await rejection(job), error);
});

test.run();
