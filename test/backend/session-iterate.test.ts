// The combined operation of an iteration against its single operations.
import { test } from "uvu";
import * as assert from "uvu/assert";
import type { Backend, Session } from "../../src/backend/backend.ts";
import type { Kernel } from "../../src/backend/kernel.ts";
import { measure } from "../../src/backend/metrics.ts";
import { createNativeBackend } from "../../src/backend/native/native-backend.ts";
import { createReferenceBackend } from "../../src/backend/reference/reference-backend.ts";
import { type Samples, sampleCount, sampleDimension } from "../../src/backend/samples.ts";
import { failsWith } from "../support/agop-error.ts";
import { denseSamples, fullFeatures, numbers, somePairs } from "../support/backend-problems.ts";
import { closeTo } from "../support/close-to.ts";

const classes = 3;
const ridge = 0.1;
const power = 0.5;
const kernels: readonly Kernel[] = [
  { name: "gaussian", bandwidth: 1.7 },
  { name: "laplace", bandwidth: 2.3 },
  { name: "quadratic" },
  { name: "general-quadratic" },
];
const sets: readonly (readonly [string, Samples, Samples])[] = [
  ["pairs", somePairs(11, 17), somePairs(11, 17)],
  ["dense", denseSamples(83, 13, 1), denseSamples(37, 13, 2)],
];
const backends: readonly Backend[] = [createNativeBackend({ threads: 2 }), createReferenceBackend()];

function open(backend: Backend, samples: Samples, kernel: Kernel): Session {
  const targets = numbers(sampleCount(samples) * classes, 5);
  return backend.createSession({ samples, targets, classes, kernel });
}

for (const backend of backends) {
  for (const [encoding, x, z] of sets) {
    const features = fullFeatures(sampleDimension(x));
    for (const kernel of kernels) {
      for (const diagonal of [false, true]) {
        test(`${backend.name}, ${encoding}, ${kernel.name}, diagonal ${diagonal}: the operations one by one`, async () => {
          const agop = { centering: true, diagonal };
          const together = open(backend, x, kernel);
          const one = await together.iterate({ features, ridge, samples: z, agop, power });
          const session = open(backend, x, kernel);
          const { solver } = await session.solve(features, ridge);
          const product = await session.agop(agop);
          assert.is(one.solver, solver);
          const targets = numbers(sampleCount(x) * classes, 5);
          assert.equal(one.train, measure(await session.predict(), targets, classes));
          assert.equal(one.predictions, await session.predict(z));
          assert.equal(together.alpha(), session.alpha());
          if (diagonal) {
            // The square roots of C++ and JavaScript differ.
            closeTo(one.agopPower, product.map(Math.sqrt), { relative: 1e-15 }, "powers of the diagonal");
          } else assert.equal(one.agopPower, await backend.matrixPower(product, power));
          together.dispose();
          session.dispose();
        });
      }
    }
  }

  test(`${backend.name}: invalid iterations`, async () => {
    const [, x, z] = sets[0];
    const features = fullFeatures(sampleDimension(x));
    const session = open(backend, x, kernels[0]);
    const request = { features, ridge, samples: z, agop: {}, power };
    const perClass = { ...request, agop: { perClass: true } as object };
    await failsWith(() => session.iterate(perClass), "INVALID_OPTION", "perClass");
    await failsWith(() => session.iterate({ ...request, power: Number.NaN }), "INVALID_OPTION", "power");
    await failsWith(() => session.iterate({ ...request, ridge: -1 }), "INVALID_OPTION", "ridge");
    await failsWith(() => session.iterate({ ...request, samples: sets[1][1] }), "INVALID_ARRAY", "samples");
    await failsWith(
      () => session.iterate({ ...request, features: features.subarray(1) }),
      "INVALID_FEATURES",
      "features",
    );
    await failsWith(() => session.iterate(undefined as never), "INVALID_OPTION", "request");
    await failsWith(() => session.iterate(request, { signal: AbortSignal.abort() }), "ABORTED", "signal");
    session.dispose();
    await failsWith(() => session.iterate(request), "DISPOSED", "session");
  });

  test(`${backend.name}: the fractions of an iteration rise from its first part to its last`, async () => {
    const [, x, z] = sets[0];
    const session = open(backend, x, kernels[0]);
    const fractions: number[] = [];
    const features = fullFeatures(sampleDimension(x));
    const onProgress = (fraction: number) => fractions.push(fraction);
    await session.iterate({ features, ridge, samples: z, agop: {}, power }, { onProgress });
    assert.is(fractions.at(-1), 1);
    assert.equal(
      fractions,
      [...new Set(fractions)].sort((a, b) => a - b),
    );
    session.dispose();
  });
}

test.run();
