import { test } from "uvu";
import * as assert from "uvu/assert";
import type { Kernel } from "../../src/backend/kernel.ts";
import { createNativeBackend } from "../../src/backend/native/native-backend.ts";
import type { Samples } from "../../src/backend/samples.ts";
import { failsWith } from "../support/agop-error.ts";
import {
  additionProblem,
  allPairs,
  denseSamples,
  detach,
  fullFeatures,
  mapSamples,
  numbers,
  offset,
  onSharedMemory,
} from "../support/backend-problems.ts";

const backend = createNativeBackend({ threads: 1 });
const kernel: Kernel = { name: "gaussian", bandwidth: 1.5 };

/** Fresh arrays for one call of every operation. */
function inputs(encoding: "pairs" | "dense") {
  const d = 14;
  const x: Samples = encoding === "pairs" ? allPairs(7) : denseSamples(49, d, 1);
  return {
    x,
    m: fullFeatures(d),
    alpha: numbers(49 * 2, 3),
    k: fullFeatures(49, 5),
    targets: numbers(49 * 2, 4),
  };
}

type Inputs = ReturnType<typeof inputs>;
type Change = <A extends Float64Array | Int32Array>(array: A) => A;

function mapInputs({ x, m, alpha, k, targets }: Inputs, change: Change): Inputs {
  return {
    x: mapSamples(x, change),
    m: change(m),
    alpha: change(alpha),
    k: change(k),
    targets: change(targets),
  };
}

function memoryOf({ x, m, alpha, k, targets }: Inputs): (Float64Array | Int32Array)[] {
  return [x.encoding === "pairs" ? x.pairs : x.rows, m, alpha, k, targets];
}

/** Makes all asynchronous calls before awaiting any. */
async function compute({ x, m, alpha, k, targets }: Inputs, after = () => {}): Promise<Float64Array[]> {
  const session = backend.createSession({ samples: x, targets, classes: 2, kernel });
  const jobs = [
    session.solve(m, 0.1).then(() => session.alpha()),
    session.predict(x),
    session.predict(),
    session.agop(),
    backend.kernelMatrix(x, x, m, kernel),
    backend.solve(k, targets, 0.1).then((solution) => solution.alpha),
    backend.agop(x, m, kernel, alpha),
    backend.matrixPower(m, 0.5),
    backend.symmetricEigenvalues(m),
  ];
  after();
  return Promise.all(jobs);
}

for (const encoding of ["pairs", "dense"] as const) {
  test(`${encoding}: views into larger buffers`, async () => {
    const expected = await compute(inputs(encoding));
    const shifted = mapInputs(inputs(encoding), offset);
    for (const array of memoryOf(shifted)) assert.ok(array.byteOffset > 0);
    assert.equal(await compute(shifted), expected);
    const { x, m, alpha, k, targets } = shifted;
    assert.equal(backend.kernelMatrixSync(x, x, m, kernel), expected[4]);
    assert.equal(backend.solveSync(k, targets, 0.1).alpha, expected[5]);
    assert.equal(backend.agopSync(x, m, kernel, alpha), expected[6]);
    assert.equal(backend.matrixPowerSync(m, 0.5), expected[7]);
    assert.equal(backend.symmetricEigenvaluesSync(m), expected[8]);
  });

  test(`${encoding}: inputs transferred away right after the call do not change the result`, async () => {
    const expected = await compute(inputs(encoding));
    const given = inputs(encoding);
    assert.equal(await compute(given, () => detach(...memoryOf(given))), expected);
    assert.ok(memoryOf(given).every((array) => array.length === 0));
  });

  test(`${encoding}: inputs overwritten right after the call do not change the result`, async () => {
    const expected = await compute(inputs(encoding));
    const given = inputs(encoding);
    const overwrite = () => {
      for (const array of memoryOf(given)) array.fill(1e9);
    };
    assert.equal(await compute(given, overwrite), expected);
  });
}

test("inputs are not changed", async () => {
  for (const encoding of ["pairs", "dense"] as const) {
    const given = inputs(encoding);
    await compute(given);
    assert.equal(memoryOf(given), memoryOf(inputs(encoding)));
  }
});

test("outputs own plain, writable, transferable memory of exactly their size", async () => {
  const outputs = await compute(inputs("pairs"));
  const { x, m, alpha, k, targets } = inputs("pairs");
  outputs.push(
    backend.kernelMatrixSync(x, x, m, kernel),
    backend.solveSync(k, targets, 0.1).alpha,
    backend.agopSync(x, m, kernel, alpha),
    backend.matrixPowerSync(m, 0.5),
    backend.symmetricEigenvaluesSync(m),
  );
  for (const output of outputs) {
    assert.is(Object.prototype.toString.call(output.buffer), "[object ArrayBuffer]");
    assert.is(output.byteOffset, 0);
    assert.is(output.byteLength, output.buffer.byteLength);
    const first = output[0];
    const moved = structuredClone(output, { transfer: [output.buffer as ArrayBuffer] });
    assert.is(output.length, 0);
    assert.is(moved[0], first);
  }
});

const badMemory: readonly { readonly name: string; readonly spoil: Change }[] = [
  { name: "shared", spoil: onSharedMemory },
  {
    name: "detached",
    spoil: (array) => {
      detach(array);
      return array;
    },
  },
];

for (const { name, spoil } of badMemory) {
  for (const encoding of ["pairs", "dense"] as const) {
    test(`${encoding}: ${name} memory is refused with INVALID_ARRAY wherever it comes in`, async () => {
      const given = inputs(encoding);
      const { x, m, alpha, k, targets } = given;
      const bad = mapInputs(inputs(encoding), spoil);
      const what = name === "shared" ? "SharedArrayBuffer" : "detached";
      const session = backend.createSession({ samples: x, targets, classes: 2, kernel });
      const refused: (() => unknown)[] = [
        () => backend.createSession({ samples: bad.x, targets, classes: 2, kernel }),
        () => backend.createSession({ samples: x, targets: bad.targets, classes: 2, kernel }),
        () => session.solve(bad.m, 0),
        () => session.predict(bad.x),
        () => backend.kernelMatrix(bad.x, x, m, kernel),
        () => backend.kernelMatrix(x, bad.x, m, kernel),
        () => backend.kernelMatrixSync(x, x, bad.m, kernel),
        () => backend.solve(bad.k, targets, 0),
        () => backend.solveSync(k, bad.targets, 0),
        () => backend.agop(bad.x, m, kernel, alpha),
        () => backend.agopSync(x, bad.m, kernel, alpha),
        () => backend.agop(x, m, kernel, bad.alpha),
        () => backend.matrixPower(bad.m, 1),
      ];
      for (const call of refused) await failsWith(call, "INVALID_ARRAY", what);
      await session.solve(m, 0.1);
    });
  }
}

test("entries that overflow do not hang an operation: huge features", async () => {
  const { samples, targets, classes } = additionProblem(7);
  for (const name of ["quadratic", "general-quadratic", "gaussian", "laplace"] as const) {
    const session = backend.createSession({ samples, targets, classes, kernel: { name, bandwidth: 1 } });
    const huge = fullFeatures(14).map((entry) => entry * 1e300);
    // Infinities in K: accept an error or a result, but not a hang.
    await Promise.allSettled([session.solve(huge, 0)]);
    assert.ok(
      ["cholesky", "indefinite", "semidefinite", "least-squares"].includes(
        (await session.solve(fullFeatures(14), 0.1)).solver,
      ),
    );
  }
});

test.run();
