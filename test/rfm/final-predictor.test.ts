// `features`, `alpha`, `predict` and `score` of a machine must belong to one predictor. The oracle uses plain
// loops: K by its formula, alpha by Gaussian elimination.
import { test } from "uvu";
import * as assert from "uvu/assert";
import { createBackend } from "../../src/backend/create-backend.ts";
import type { RfmProblem } from "../../src/rfm/iterations.ts";
import { RecursiveFeatureMachine } from "../../src/rfm/recursive-feature-machine.ts";
import { failsWith } from "../support/agop-error.ts";
import { denseSamples } from "../support/backend-problems.ts";
import { closeTo } from "../support/close-to.ts";

const [n, m, d] = [40, 15, 3];
const ridge = 1e-2;
const train = denseSamples(n, d, 1);
const tested = denseSamples(m, d, 2);
const targetsOf = ({ rows }: { readonly rows: Float64Array }) =>
  Float64Array.from({ length: rows.length / d }, (_, i) => rows[i * d] * rows[i * d + 1] + rows[i * d] ** 2);
const problem: RfmProblem = {
  train: { samples: train, targets: targetsOf(train) },
  test: { samples: tested, targets: targetsOf(tested) },
  classes: 1,
};

type Row = readonly number[];
const rowOf = (rows: Float64Array, i: number): Row => [...rows.subarray(i * d, (i + 1) * d)];

/** exp(-sqrt((x - z)' M (x - z)) / L). */
function laplace(x: Row, z: Row, M: Float64Array, bandwidth: number): number {
  let square = 0;
  for (let r = 0; r < d; r++)
    for (let s = 0; s < d; s++) square += (x[r] - z[r]) * M[r * d + s] * (x[s] - z[s]);
  return Math.exp(-Math.sqrt(Math.max(0, square)) / bandwidth);
}

/** A x = b by Gaussian elimination with partial pivoting. */
function eliminate(matrix: readonly Row[], right: Row): Row {
  const rows = matrix.map((row, i) => [...row, right[i]]);
  for (let k = 0; k < rows.length; k++) {
    let pivot = k;
    for (let i = k; i < rows.length; i++) if (Math.abs(rows[i][k]) > Math.abs(rows[pivot][k])) pivot = i;
    [rows[k], rows[pivot]] = [rows[pivot], rows[k]];
    for (let i = k + 1; i < rows.length; i++) {
      const factor = rows[i][k] / rows[k][k];
      for (let j = k; j <= rows.length; j++) rows[i][j] -= factor * rows[k][j];
    }
  }
  const x: number[] = new Array(rows.length).fill(0);
  for (let k = rows.length - 1; k >= 0; k--) {
    let rest = rows[k][rows.length];
    for (let j = k + 1; j < rows.length; j++) rest -= rows[k][j] * x[j];
    x[k] = rest / rows[k][k];
  }
  return x;
}

/** alpha and the predictions of kernel ridge regression with this M. */
function refit(M: Float64Array, bandwidth: number): { readonly alpha: Row; readonly predictions: Row } {
  const centres = Array.from({ length: n }, (_, i) => rowOf(train.rows, i));
  const K = centres.map((x, i) => centres.map((z, j) => laplace(x, z, M, bandwidth) + (i === j ? ridge : 0)));
  const alpha = eliminate(K, [...problem.train.targets]);
  const predictions = Array.from({ length: m }, (_, j) => {
    const x = rowOf(tested.rows, j);
    return centres.reduce((sum, z, i) => sum + alpha[i] * laplace(x, z, M, bandwidth), 0);
  });
  return { alpha, predictions };
}

const kernel = { name: "laplace", bandwidth: 2 } as const;
const close = (actual: ArrayLike<number>, expected: Row, what: string) =>
  closeTo(Float64Array.from(actual), Float64Array.from(expected), { absolute: 1e-10 }, what);

for (const name of ["native", "reference"] as const) {
  const backend = createBackend({ name, threads: 1 });
  const machineOf = () => new RecursiveFeatureMachine({ kernel, ridge, iterations: 4, backend });

  test(`${name}: after fit, the machine predicts with its current M`, async () => {
    const machine = machineOf();
    const records = await machine.fit(problem);
    const { alpha, predictions } = refit(machine.features, kernel.bandwidth);
    close(await machine.predict(tested), predictions, "predictions");
    close(await machine.alpha(), alpha, "alpha");
    const { loss } = await machine.score(tested, problem.test.targets);
    const squares = predictions.map((value, j) => (value - problem.test.targets[j]) ** 2);
    assert.ok(Math.abs(loss - squares.reduce((sum, square) => sum + square) / m) < 1e-10, `loss ${loss}`);
    // A record keeps the published order: its predictor belongs to the M before it.
    const before = refit(records[2].features, kernel.bandwidth);
    close(records[3].testPredictions, before.predictions, "predictions of the last record");
    assert.ok(before.predictions.some((value, j) => Math.abs(value - predictions[j]) > 1e-3));
    machine.dispose();
  });

  test(`${name}: a refit by hand from the M and alpha of the machine gives the same predictions`, async () => {
    const machine = machineOf();
    await machine.fit(problem);
    const { features, settings } = machine;
    const K = await backend.kernelMatrix(train, train, features, settings.kernel);
    const { alpha } = await backend.solve(K, problem.train.targets, settings.ridge);
    const cross = await backend.kernelMatrix(tested, train, features, settings.kernel);
    const predictions = Array.from({ length: m }, (_, j) =>
      alpha.reduce((sum, value, i) => sum + value * cross[j * n + i], 0),
    );
    close(await machine.predict(tested), predictions, "predictions");
    machine.dispose();
  });

  test(`${name}: in a loop by hand, every prediction uses the current M`, async () => {
    const [machine, untouched] = [machineOf(), machineOf()];
    const expected = await untouched.fit(problem);
    for await (const { iteration, features } of machine.iterate(problem)) {
      if (iteration === 1) continue;
      close(await machine.predict(tested), refit(features, kernel.bandwidth).predictions, "predictions");
      close(features, [...expected[iteration - 1].features], "M, which predicting does not change");
    }
    assert.is((await machine.solve()).solver, "cholesky");
    const { alpha } = refit(machine.features, kernel.bandwidth);
    close(await machine.alpha(), alpha, "alpha");
    machine.dispose();
    untouched.dispose();
  });

  test(`${name}: concurrent predictions need one solve, and an aborted one does not spoil the other`, async () => {
    let solves = 0;
    const counted = {
      ...backend,
      createSession: (...args: Parameters<typeof backend.createSession>) => {
        const session = backend.createSession(...args);
        const solve = session.solve.bind(session);
        session.solve = (...solveArgs) => {
          solves++;
          return solve(...solveArgs);
        };
        return session;
      },
    };
    const machine = new RecursiveFeatureMachine({ kernel, ridge, iterations: 2, backend: counted });
    await machine.fit(problem);
    assert.is(solves, 1, "fit solves once beside its iterations");
    await Promise.all([machine.predict(tested), machine.alpha(), machine.predict(train)]);
    assert.is(solves, 1);
    for await (const { iteration } of machine.iterate(problem)) if (iteration === 1) break;
    const { predictions } = refit(machine.features, kernel.bandwidth);
    const controller = new AbortController();
    const aborted = failsWith(() => machine.predict(tested, controller), "ABORTED");
    const other = machine.predict(tested);
    controller.abort();
    await aborted;
    close(await other, predictions, "the other one");
    machine.dispose();
    await failsWith(() => machine.solve(), "NOT_FITTED");
    await failsWith(() => machine.alpha(), "NOT_FITTED");
  });
}

test.run();
