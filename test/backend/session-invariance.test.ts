/**
 * A run does not depend on the description of its samples. Both backends, no expected numbers: the same
 * problem is described twice, and M and the predictions of both runs are compared.
 */
import fc from "fast-check";
import { test } from "uvu";
import type { Backend } from "../../src/backend/backend.ts";
import type { Kernel } from "../../src/backend/kernel.ts";
import { createNativeBackend } from "../../src/backend/native/native-backend.ts";
import { createReferenceBackend } from "../../src/backend/reference/reference-backend.ts";
import { identity } from "../support/backend-problems.ts";
import { closeTo } from "../support/close-to.ts";

const backends: readonly Backend[] = [createNativeBackend({ threads: 2 }), createReferenceBackend()];

type Rows = readonly (readonly number[])[];

/** A regression problem with two outputs, on dense rows. */
interface Problem {
  readonly train: Rows;
  readonly targets: Rows;
  readonly test: Rows;
}

interface Run {
  readonly features: Float64Array;
  readonly predictions: Float64Array;
}

const radial: readonly Kernel[] = [
  { name: "gaussian", bandwidth: 1.5 },
  { name: "laplace", bandwidth: 2 },
];
const kernels: readonly Kernel[] = [...radial, { name: "quadratic" }, { name: "general-quadratic" }];
const [dimension, classes, ridge] = [3, 2, 1e-2];

/**
 * Coordinates are multiples of 2^-20, so that a move by a whole number up to 2^33 is exact. Rounding alone
 * tells the runs apart, by the condition of K + ridge I (10^4 at most) in each of two iterations.
 */
const coordinate = fc.integer({ min: -(2 ** 21), max: 2 ** 21 }).map((entry) => entry / 2 ** 20);
const row = fc.array(coordinate, { minLength: dimension, maxLength: dimension });
const problems: fc.Arbitrary<Problem> = fc.integer({ min: 5, max: 14 }).chain((n) =>
  fc.record({
    train: fc.array(row, { minLength: n, maxLength: n }),
    targets: fc.array(fc.array(coordinate, { minLength: classes, maxLength: classes }), {
      minLength: n,
      maxLength: n,
    }),
    test: fc.array(row, { minLength: 4, maxLength: 4 }),
  }),
);

const flat = (rows: Rows) => Float64Array.from(rows.flat());
const dense = (rows: Rows) => ({ encoding: "dense", rows: flat(rows), dimension }) as const;

async function run(backend: Backend, kernel: Kernel, problem: Problem): Promise<Run> {
  const session = backend.createSession({
    samples: dense(problem.train),
    targets: flat(problem.targets),
    classes,
    kernel,
  });
  let features = identity(dimension);
  let predictions: Float64Array = new Float64Array(0);
  for (let iteration = 0; iteration < 2; iteration++) {
    const outcome = await session.iterate({
      features,
      ridge,
      samples: dense(problem.test),
      agop: {},
      power: 1,
    });
    features = outcome.agopPower;
    predictions = outcome.predictions;
  }
  session.dispose();
  return { features, predictions };
}

const largest = (values: Float64Array) => values.reduce((max, value) => Math.max(max, Math.abs(value)), 0);

function sameRun(actual: Run, expected: Run, tolerance: number, message: string): void {
  for (const part of ["features", "predictions"] as const) {
    const absolute = tolerance * largest(expected[part]);
    closeTo(actual[part], expected[part], { absolute }, `${message}: ${part}`);
  }
}

/**
 * Compares the run of a problem with the run of its other description.
 * @param back The features of the other run in the coordinates of the first; default: as they are.
 */
function invariant<Change>(
  name: string,
  options: {
    readonly kernels: readonly Kernel[];
    readonly tolerance: number;
    readonly changes: fc.Arbitrary<Change>;
    readonly problem: (problem: Problem, change: Change) => Problem;
    readonly kernel?: (kernel: Kernel, change: Change) => Kernel;
    readonly back?: (run: Run, change: Change) => Run;
  },
): void {
  for (const backend of backends)
    for (const kernel of options.kernels)
      test(`${name}: ${backend.name}, ${kernel.name}`, async () => {
        await fc.assert(
          fc.asyncProperty(problems, options.changes, async (problem, change) => {
            const other = options.kernel?.(kernel, change) ?? kernel;
            const changed = await run(backend, other, options.problem(problem, change));
            const expected = await run(backend, kernel, problem);
            sameRun(options.back?.(changed, change) ?? changed, expected, options.tolerance, name);
          }),
          { seed: 20_407, numRuns: 25 },
        );
      });
}

const mapRows = (problem: Problem, change: (row: readonly number[]) => readonly number[]): Problem => ({
  ...problem,
  train: problem.train.map(change),
  test: problem.test.map(change),
});

const distance = fc
  .integer({ min: 1, max: 9 })
  .chain((digits) => fc.constantFrom(10 ** digits, -(10 ** digits)));

invariant("all coordinates moved", {
  kernels: radial,
  tolerance: 1e-9,
  changes: fc.array(distance, { minLength: dimension, maxLength: dimension }),
  problem: (problem, move) => mapRows(problem, (row) => row.map((entry, r) => entry + move[r])),
});

invariant("one column moved, as a time stamp is", {
  kernels: radial,
  tolerance: 1e-9,
  changes: fc.tuple(fc.integer({ min: 0, max: dimension - 1 }), fc.constantFrom(1e7, 1_700_000_000, 1e9)),
  problem: (problem, [column, move]) =>
    mapRows(problem, (row) => row.map((entry, r) => (r === column ? entry + move : entry))),
});

/** Rotates the plane of two axes, a rational rotation by the triple (3, 4, 5). */
function rotate(row: readonly number[], [a, b]: readonly [number, number]): number[] {
  const out = [...row];
  out[a] = 0.6 * row[a] - 0.8 * row[b];
  out[b] = 0.8 * row[a] + 0.6 * row[b];
  return out;
}

const rotatedMatrix = (M: Float64Array, axes: readonly [number, number]): Float64Array => {
  // R'M R, row by row on either side.
  const [a, b] = axes;
  const inverse = [b, a] as const;
  const half = Array.from({ length: dimension }, (_, r) =>
    rotate([...M.subarray(r * dimension, (r + 1) * dimension)], inverse),
  );
  const columns = Array.from({ length: dimension }, (_, c) =>
    rotate(
      half.map((line) => line[c]),
      inverse,
    ),
  );
  return Float64Array.from(
    { length: dimension ** 2 },
    (_, k) => columns[k % dimension][Math.floor(k / dimension)],
  );
};

invariant("rotated", {
  kernels,
  tolerance: 1e-9,
  changes: fc.constantFrom([0, 1] as const, [2, 0] as const, [1, 2] as const),
  problem: (problem, axes) => mapRows(problem, (row) => rotate(row, axes)),
  back: ({ features, predictions }, axes) => ({ features: rotatedMatrix(features, axes), predictions }),
});

const permutation = (length: number) => fc.shuffledSubarray([...Array(length).keys()], { minLength: length });

invariant("training rows in another order", {
  kernels,
  tolerance: 1e-9,
  changes: fc.infiniteStream(fc.nat()).map((stream) => (rows: Rows) => {
    const keys = rows.map(() => stream.next().value);
    return keys.map((key, i) => [key, i] as const).sort(([a, i], [b, j]) => a - b || i - j);
  }),
  problem: (problem, order) => {
    const places = order(problem.train).map(([, i]) => i);
    return {
      ...problem,
      train: places.map((i) => problem.train[i]),
      targets: places.map((i) => problem.targets[i]),
    };
  },
});

invariant("columns in another order", {
  kernels,
  tolerance: 1e-9,
  changes: permutation(dimension),
  problem: (problem, order) => mapRows(problem, (row) => order.map((column) => row[column])),
  back: ({ features, predictions }, order) => {
    const original = new Float64Array(features.length);
    for (const [r, row] of order.entries())
      for (const [c, column] of order.entries())
        original[row * dimension + column] = features[r * dimension + c];
    return { features: original, predictions };
  },
});

// The first M is I in both descriptions; a factor s of the rows makes gradients 1 / s and their outer product
// 1 / s^2 of what they were. The M of the second iteration undoes s in x'Mx, but not in L.
for (const backend of backends)
  for (const kernel of radial)
    test(`rescaled with the bandwidth: ${backend.name}, ${kernel.name}`, async () => {
      await fc.assert(
        fc.asyncProperty(problems, fc.constantFrom(1e-150, 1e-6, 3, 1e6, 1e140), async (problem, scale) => {
          const request = { ridge, agop: {}, power: 1, features: identity(dimension) };
          const outcome = async (rows: Problem, of: Kernel) => {
            const session = backend.createSession({
              samples: dense(rows.train),
              targets: flat(rows.targets),
              classes,
              kernel: of,
            });
            const { agopPower, predictions } = await session.iterate({
              ...request,
              samples: dense(rows.test),
            });
            session.dispose();
            return { features: agopPower, predictions };
          };
          const bandwidth = "bandwidth" in kernel ? kernel.bandwidth : 1;
          const scaled = mapRows(problem, (row) => row.map((entry) => entry * scale));
          const changed = await outcome(scaled, { ...kernel, bandwidth: bandwidth * scale } as Kernel);
          const expected = await outcome(problem, kernel);
          const features = changed.features.map((entry) => entry * scale * scale);
          sameRun({ ...changed, features }, expected, 1e-9, `scale ${scale}`);
        }),
        { seed: 20_407, numRuns: 25 },
      );
    });

test.run();
