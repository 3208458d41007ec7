import { test } from "uvu";
import * as assert from "uvu/assert";
import type { AgopOptions } from "../../src/backend/backend.ts";
import type { Kernel } from "../../src/backend/kernel.ts";
import { createNativeBackend } from "../../src/backend/native/native-backend.ts";
import { createReferenceBackend } from "../../src/backend/reference/reference-backend.ts";
import { type Samples, sampleCount, sampleDimension } from "../../src/backend/samples.ts";
import {
  denseSamples,
  diagonalFeatures,
  expand,
  fullFeatures,
  numbers,
  somePairs,
} from "../support/backend-problems.ts";
import { closeTo } from "../support/close-to.ts";

const native = createNativeBackend({ threads: 2 });
const reference = createReferenceBackend();

const kernels: readonly Kernel[] = [
  { name: "gaussian", bandwidth: 1.7 },
  { name: "laplace", bandwidth: 2.3 },
  { name: "quadratic" },
  { name: "general-quadratic" },
];

const pairs = somePairs(11, 17);
const otherPairs = { ...pairs, pairs: pairs.pairs.map((index, k) => (k % 2 === 0 ? 10 - index : index)) };
/** n is not a multiple of a tile, and above one tile. */
const encodings: readonly { readonly name: string; readonly x: Samples; readonly z: Samples }[] = [
  { name: "pairs", x: pairs, z: otherPairs },
  { name: "dense", x: denseSamples(83, 13, 1), z: denseSamples(37, 13, 2) },
];

const classes = 3;

const agopOptions: AgopOptions[] = [true, false].flatMap((centering) =>
  [true, false].flatMap((perClass) => [true, false].map((diagonal) => ({ centering, perClass, diagonal }))),
);

/** Largest absolute entry: rounding errors of a sum scale with its largest terms, not with its value. */
function scale(values: Float64Array): number {
  return values.reduce((max, value) => Math.max(max, Math.abs(value)), 0);
}

/**
 * Agreement to rounding: about sqrt(n) units of the last place for sums of n = 100 terms, with a margin of
 * 1000.
 */
function agree(actual: Float64Array, expected: Float64Array, message: string, tolerance = 1e-12): void {
  assert.ok(scale(expected) > 0, `${message}: all zero`);
  closeTo(actual, expected, { absolute: tolerance * scale(expected) }, message);
}

for (const { name, x, z } of encodings) {
  const d = sampleDimension(x);
  const n = sampleCount(x);
  const alpha = numbers(n * classes, 9);
  const targets = numbers(n * classes, 5);
  for (const kernel of kernels) {
    for (const [shape, m] of [
      ["full", fullFeatures(d)],
      ["diagonal", diagonalFeatures(d)],
    ] as const) {
      test(`${name}, ${kernel.name}, ${shape} M: kernel matrix, both ways`, async () => {
        const expected = reference.kernelMatrixSync(x, z, m, kernel);
        assert.is(expected.length, n * sampleCount(z));
        const actual = native.kernelMatrixSync(x, z, m, kernel);
        agree(actual, expected, "kernel matrix");
        assert.equal(await native.kernelMatrix(x, z, m, kernel), actual);
        agree(
          native.kernelMatrixSync(x, x, m, kernel),
          reference.kernelMatrixSync(x, x, m, kernel),
          "self-kernel matrix",
        );
      });

      test(`${name}, ${kernel.name}, ${shape} M: AGOP, every option, both ways`, async () => {
        for (const options of agopOptions) {
          const expected = reference.agopSync(x, m, kernel, alpha, options);
          assert.is(expected.length, (options.perClass ? classes : 1) * (options.diagonal ? d : d * d));
          const actual = native.agopSync(x, m, kernel, alpha, options);
          agree(actual, expected, JSON.stringify(options));
          // The asynchronous twin runs the same code on the same threads: expect the same bits.
          assert.equal(await native.agop(x, m, kernel, alpha, options), actual);
        }
        assert.equal(native.agopSync(x, m, kernel, alpha), native.agopSync(x, m, kernel, alpha, {}));
      });

      test(`${name}, ${kernel.name}, ${shape} M: session`, async () => {
        const problem = { samples: x, targets, classes, kernel };
        const sessions = [native.createSession(problem), reference.createSession(problem)] as const;
        // The two quadratic kernels have rank below n; with a ridge the condition is about 10^3.
        const ridge = 0.1;
        const [actual, expected] = await Promise.all(
          sessions.map(async (session) => {
            const { solver } = await session.solve(m, ridge);
            return {
              solver,
              alpha: session.alpha(),
              fit: await session.predict(),
              predictions: await session.predict(z),
              agops: await Promise.all(agopOptions.map((options) => session.agop(options))),
            };
          }),
        );
        assert.is(actual.solver, "cholesky");
        assert.is(expected.solver, "cholesky");
        const tolerance = 1e-10;
        agree(actual.alpha, expected.alpha, "alpha", tolerance);
        agree(actual.fit, expected.fit, "fit", tolerance);
        agree(actual.predictions, expected.predictions, "predictions", tolerance);
        for (const [k, agop] of actual.agops.entries()) {
          agree(agop, expected.agops[k], `AGOP ${JSON.stringify(agopOptions[k])}`, tolerance);
        }
        for (const session of sessions) session.dispose();
      });
    }
  }
}

test("pairs and the same samples as dense rows give the same numbers", async () => {
  const [x, z] = [expand(pairs), expand(otherPairs)];
  const d = sampleDimension(pairs);
  const n = sampleCount(pairs);
  const m = fullFeatures(d);
  const alpha = numbers(n * classes, 9);
  const targets = numbers(n * classes, 5);
  for (const kernel of kernels) {
    agree(
      native.kernelMatrixSync(pairs, otherPairs, m, kernel),
      native.kernelMatrixSync(x, z, m, kernel),
      kernel.name,
    );
    for (const options of agopOptions) {
      agree(
        native.agopSync(pairs, m, kernel, alpha, options),
        native.agopSync(x, m, kernel, alpha, options),
        `${kernel.name} ${JSON.stringify(options)}`,
      );
    }
    const ofPairs = native.createSession({ samples: pairs, targets, classes, kernel });
    const ofRows = native.createSession({ samples: x, targets, classes, kernel });
    await Promise.all([ofPairs.solve(m, 0.1), ofRows.solve(m, 0.1)]);
    agree(ofPairs.alpha(), ofRows.alpha(), `${kernel.name} alpha`, 1e-10);
    agree(await ofPairs.predict(otherPairs), await ofRows.predict(z), `${kernel.name} predictions`, 1e-10);
  }
});

test.run();
