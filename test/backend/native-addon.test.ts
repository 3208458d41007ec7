import { test } from "uvu";
import * as assert from "uvu/assert";
import { loadAddon } from "../../src/backend/native/load-addon.ts";
import {
  allPairs,
  denseSamples,
  detach,
  fullFeatures,
  identity,
  numbers,
  onSharedMemory,
} from "../support/backend-problems.ts";

/*
 * Calls the addon directly, without the checks in TypeScript: its own checks must keep memory safe for any
 * caller.
 */

type Loose = (...args: readonly unknown[]) => unknown;
interface LooseSession {
  readonly solve: Loose;
  readonly predict: Loose;
  readonly agop: Loose;
  readonly alpha: Loose;
  readonly dispose: Loose;
}

const addon = loadAddon() as unknown as Record<string, Loose>;
const Session = addon.Session as unknown as new (...args: readonly unknown[]) => LooseSession;

const control = { threads: 1 };
const kernel = { name: "gaussian", bandwidth: 1.5 };
const x = allPairs(3);
const rows = denseSamples(9, 6, 1);
const m = identity(6);
const alpha = numbers(18, 2);
const matrix = fullFeatures(9);

function newSession(): LooseSession {
  return new Session(x, alpha, 2, kernel);
}

/** Asserts that a call throws an Error with this code and the parts of an AgopError at once. */
function refuses(call: () => unknown, code: string, message: string): void {
  let error: unknown;
  try {
    call();
  } catch (thrown) {
    error = thrown;
  }
  if (!(error instanceof Error)) throw new Error(`${message}: nothing was thrown`);
  const parts = error as Error & Record<"code" | "argument" | "given" | "accepted", unknown>;
  assert.is(parts.code, code, `${message}: ${error.message}`);
  for (const part of [parts.argument, parts.given, parts.accepted]) assert.type(part, "string");
}

/** Invalid arrays of doubles. */
function badArrays(good: Float64Array): readonly unknown[] {
  const detached = good.slice();
  detach(detached);
  return [
    undefined,
    null,
    3,
    "array",
    {},
    [...good],
    Float32Array.from(good),
    new BigInt64Array(good.length),
    new DataView(new ArrayBuffer(8 * good.length)),
    good.buffer,
    { length: good.length, buffer: good.buffer },
    onSharedMemory(good),
    detached,
  ];
}

/** Invalid sets of samples. */
function badSamples(): readonly unknown[] {
  const detached = x.pairs.slice();
  detach(detached);
  const pairs = [
    undefined,
    [0, 1],
    new Uint32Array(4),
    new Int32Array(0),
    new Int32Array(3),
    Int32Array.of(0, 3),
    Int32Array.of(3, 0),
    Int32Array.of(-1, 0),
    Int32Array.of(0, -2147483648),
    Int32Array.of(2147483647, 0),
    onSharedMemory(x.pairs),
    detached,
  ];
  const dense = [...badArrays(rows.rows), new Float64Array(0), new Float64Array(7)];
  return [
    undefined,
    null,
    7,
    "pairs",
    {},
    { encoding: "neither" },
    ...pairs.map((given) => ({ ...x, pairs: given })),
    ...[undefined, null, 3].map((operandSizes) => ({ ...x, operandSizes })),
    ...dense.map((given) => ({ ...rows, rows: given })),
  ];
}

const notPositiveIntegers = [
  undefined,
  null,
  "3",
  0,
  -1,
  1.5,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  2 ** 31,
  2 ** 53,
];

test("the constructor of a session", () => {
  for (const [k, given] of badSamples().entries()) {
    refuses(() => new Session(given, alpha, 2, kernel), "INVALID_ARRAY", `samples ${k}`);
  }
  for (const size of notPositiveIntegers) {
    refuses(
      () => new Session({ ...x, operandSizes: [size, 3] }, alpha, 2, kernel),
      "INVALID_OPTION",
      `N1 ${size}`,
    );
    refuses(
      () => new Session({ ...x, operandSizes: [3, size] }, alpha, 2, kernel),
      "INVALID_OPTION",
      `N2 ${size}`,
    );
    refuses(() => new Session({ ...rows, dimension: size }, alpha, 2, kernel), "INVALID_OPTION", `d ${size}`);
    refuses(() => new Session(x, alpha, size, kernel), "INVALID_OPTION", `classes ${size}`);
  }
  for (const given of badArrays(alpha))
    refuses(() => new Session(x, given, 2, kernel), "INVALID_ARRAY", "targets");
  for (const classes of [1, 3, 1e9, 2147483647]) {
    refuses(() => new Session(x, alpha, classes, kernel), "INVALID_ARRAY", `classes ${classes}`);
  }
  refuses(
    () => new Session({ ...x, operandSizes: [2147483647, 2147483647] }, alpha, 2, kernel),
    "INVALID_ARRAY",
    "operand sizes that overflow",
  );
  for (const name of [undefined, 3, "", "Gaussian"]) {
    refuses(() => new Session(x, alpha, 2, { name, bandwidth: 1 }), "UNKNOWN_KERNEL", `kernel ${name}`);
  }
  for (const bandwidth of [undefined, "1", 0, -1, Number.NaN, Number.POSITIVE_INFINITY]) {
    refuses(
      () => new Session(x, alpha, 2, { ...kernel, bandwidth }),
      "INVALID_OPTION",
      `bandwidth ${bandwidth}`,
    );
  }
  refuses(() => new Session(x, alpha, 2), "INVALID_ARRAY", "no kernel");
  refuses(() => new Session(), "INVALID_ARRAY", "no arguments");
});

test("the methods of a session", () => {
  const session = newSession();
  for (const given of badArrays(m))
    refuses(() => session.solve(given, 0, control), "INVALID_ARRAY", "features");
  for (const length of [0, 35, 37]) {
    refuses(
      () => session.solve(new Float64Array(length), 0, control),
      "INVALID_ARRAY",
      `features of ${length}`,
    );
  }
  for (const ridge of [undefined, null, "0", {}]) {
    refuses(() => session.solve(m, ridge, control), "INVALID_OPTION", `ridge ${ridge}`);
  }
  for (const given of badSamples().slice(1))
    refuses(() => session.predict(given, control), "INVALID_ARRAY", "samples");
  refuses(() => session.predict(rows, control), "INVALID_ARRAY", "another encoding");
  refuses(() => session.predict(allPairs(4), control), "INVALID_ARRAY", "another space");
  refuses(() => session.agop(undefined, control), "INVALID_ARRAY", "no options");
  for (const given of [undefined, null, 2]) {
    refuses(() => session.solve(m, 0, given), "INVALID_OPTION", `control ${given}`);
    refuses(() => session.predict(undefined, given), "INVALID_OPTION", `control ${given}`);
    refuses(() => session.agop({}, given), "INVALID_OPTION", `control ${given}`);
  }
  for (const threads of notPositiveIntegers) {
    refuses(() => session.solve(m, 0, { threads }), "INVALID_OPTION", `threads ${threads}`);
  }
  refuses(() => session.alpha(), "NOT_SOLVED", "alpha before solve");
  session.dispose();
  for (const [name, call] of [
    ["solve", () => session.solve(m, 0, control)],
    ["predict", () => session.predict(undefined, control)],
    ["agop", () => session.agop({}, control)],
    ["alpha", () => session.alpha()],
  ] as const) {
    refuses(call, "DISPOSED", name);
  }
  session.dispose();
});

test("a foreign this, a call without new, no arguments: a TypeError, not a crash", () => {
  const methods = ["solve", "predict", "agop", "alpha", "dispose"] as const;
  const session = newSession();
  for (const name of methods) {
    for (const foreign of [
      undefined,
      null,
      1,
      {},
      addon,
      Object.create(session),
      Session.prototype,
      new Proxy(session, {}),
    ]) {
      assert.throws(
        () => Reflect.apply(session[name], foreign, [m, 0, control]),
        (error: unknown) => error instanceof Error,
      );
    }
  }
  assert.throws(
    () => addon.Session(x, alpha, 2, kernel),
    (error: unknown) => error instanceof TypeError,
  );
  const instance = Reflect.construct(Session, [x, alpha, 2, kernel], Object) as object;
  assert.throws(
    () => Reflect.apply(session.alpha, instance, []),
    (error: unknown) => error instanceof Error,
  );
});

for (const suffix of ["", "Sync"]) {
  test(`the stateless operations${suffix && ", blocking"}`, () => {
    const call = (name: string, ...args: readonly unknown[]) => addon[name + suffix](...args);
    for (const given of badSamples()) {
      refuses(() => call("kernelMatrix", given, x, m, kernel, control), "INVALID_ARRAY", "x");
      refuses(() => call("kernelMatrix", x, given, m, kernel, control), "INVALID_ARRAY", "z");
      refuses(() => call("agop", given, m, kernel, alpha, {}, control), "INVALID_ARRAY", "x of agop");
    }
    refuses(() => call("kernelMatrix", x, rows, m, kernel, control), "INVALID_ARRAY", "two encodings");
    refuses(() => call("kernelMatrix", x, allPairs(4), m, kernel, control), "INVALID_ARRAY", "two spaces");
    for (const given of badArrays(m)) {
      refuses(() => call("kernelMatrix", x, x, given, kernel, control), "INVALID_ARRAY", "features");
      refuses(() => call("agop", x, given, kernel, alpha, {}, control), "INVALID_ARRAY", "features of agop");
      refuses(() => call("matrixPower", given, 6, 1, control), "INVALID_ARRAY", "matrix");
    }
    for (const given of badArrays(matrix)) {
      refuses(() => call("solve", given, alpha, 9, 0, control), "INVALID_ARRAY", "kernelMatrix");
    }
    for (const given of [...badArrays(alpha), new Float64Array(0), new Float64Array(10)]) {
      refuses(() => call("solve", matrix, given, 9, 0, control), "INVALID_ARRAY", "targets");
      refuses(() => call("agop", x, m, kernel, given, {}, control), "INVALID_ARRAY", "alpha");
    }
    for (const n of notPositiveIntegers) {
      refuses(() => call("solve", matrix, alpha, n, 0, control), "INVALID_OPTION", `n ${n}`);
      refuses(() => call("matrixPower", m, n, 1, control), "INVALID_OPTION", `d ${n}`);
    }
    for (const n of [1, 8, 10, 65536]) {
      refuses(() => call("solve", matrix, alpha, n, 0, control), "INVALID_ARRAY", `n ${n}`);
      refuses(() => call("matrixPower", m, n, 1, control), "INVALID_ARRAY", `d ${n}`);
    }
    // n * n * 8 does not fit in 64 bits.
    refuses(() => call("solve", matrix, alpha, 2147483647, 0, control), "OUT_OF_MEMORY", "n that overflows");
    refuses(() => call("matrixPower", m, 2147483647, 1, control), "OUT_OF_MEMORY", "d that overflows");
    for (const given of [undefined, null, "1"]) {
      refuses(() => call("solve", matrix, alpha, 9, given, control), "INVALID_OPTION", `ridge ${given}`);
      refuses(() => call("matrixPower", m, 6, given, control), "INVALID_OPTION", `power ${given}`);
    }
    refuses(() => call("agop", x, m, kernel, alpha, undefined, control), "INVALID_ARRAY", "no options");
    for (const given of [undefined, null, 1]) {
      refuses(
        () => call("kernelMatrix", x, x, m, kernel, given),
        "INVALID_OPTION",
        "control of kernelMatrix",
      );
      refuses(() => call("solve", matrix, alpha, 9, 0, given), "INVALID_OPTION", "control of solve");
      refuses(() => call("agop", x, m, kernel, alpha, {}, given), "INVALID_OPTION", "control of agop");
      refuses(() => call("matrixPower", m, 6, 1, given), "INVALID_OPTION", "control of matrixPower");
    }
    for (const name of ["kernelMatrix", "solve", "agop", "matrixPower", "symmetricEigenvalues"]) {
      assert.throws(
        () => call(name),
        (error: unknown) => error instanceof Error && "code" in error,
      );
    }
  });
}

test("measureGemm: bad arguments, and a matrix beyond the memory", async () => {
  for (const given of notPositiveIntegers) {
    refuses(() => addon.measureGemm(given, 1, control), "INVALID_OPTION", `order ${given}`);
    refuses(() => addon.measureGemm(8, given, control), "INVALID_OPTION", `repeats ${given}`);
  }
  refuses(() => addon.measureGemm(8, 1), "INVALID_OPTION", "no control");
  const { promise } = addon.measureGemm(2147483647, 1, control) as { promise: Promise<number> };
  const code = await promise.then(
    () => "resolved",
    (error: { code?: unknown }) => error.code,
  );
  assert.is(code, "OUT_OF_MEMORY");
});

test("an output beyond the memory is OUT_OF_MEMORY with the bytes, not the end of the process", () => {
  // 3 * 10^6 samples with 3 * 10^5 outputs of 8 bytes: 7.2 * 10^12 bytes.
  const few = { encoding: "pairs", pairs: new Int32Array(2), operandSizes: [1, 1] };
  const many = { ...few, pairs: new Int32Array(6_000_000) };
  const session = new Session(few, new Float64Array(300_000), 300_000, kernel);
  const wanted = 8 * 3_000_000 * 300_000;
  assert.throws(
    () => session.predict(many, control),
    (error: Error & { code?: string }) =>
      error.code === "OUT_OF_MEMORY" && error.message.includes(`${wanted} bytes`),
  );
  refuses(
    () => addon.kernelMatrixSync(many, many, identity(2), kernel, control),
    "OUT_OF_MEMORY",
    "a kernel matrix of 72 TB",
  );
});

test("getters that detach an array while the arguments are read cannot make the addon read freed memory", () => {
  // Large enough for a separate mapping, unmapped when freed: reading it would end the process.
  const big = 1 << 20;
  const pairs = new Int32Array(2 * big);
  const samples = {
    encoding: "pairs",
    pairs,
    get operandSizes() {
      if (pairs.length > 0) detach(pairs);
      return [1, 1];
    },
  };
  refuses(
    () => addon.kernelMatrixSync(samples, samples, identity(2), kernel, control),
    "INVALID_ARRAY",
    "pairs",
  );

  const dense = new Float64Array(big);
  const denseWithGetter = {
    encoding: "dense",
    rows: dense,
    get dimension() {
      if (dense.length > 0) detach(dense);
      return 1;
    },
  };
  refuses(() => new Session(denseWithGetter, dense, 1, kernel), "INVALID_ARRAY", "rows");

  const targets = new Float64Array(9 * 100_000);
  const treacherous = {
    name: "gaussian",
    get bandwidth() {
      if (targets.length > 0) detach(targets);
      return 1;
    },
  };
  refuses(() => new Session(x, targets, 100_000, treacherous), "INVALID_ARRAY", "targets");
});

test("an exception of a getter passes through, and a session disposed by one is DISPOSED", () => {
  const mine = new Error("mine");
  const throwing = {
    get threads(): number {
      throw mine;
    },
  };
  const caught = (call: () => unknown) => {
    try {
      call();
    } catch (error) {
      return error;
    }
    return undefined;
  };
  const session = newSession();
  assert.is(
    caught(() => session.solve(m, 0, throwing)),
    mine,
  );
  assert.is(
    caught(() => addon.matrixPowerSync(m, 6, 1, throwing)),
    mine,
  );
  const disposing = {
    get centering() {
      session.dispose();
      return true;
    },
  };
  refuses(() => session.agop(disposing, control), "DISPOSED", "agop");
});

test("numbers that are not finite do not hang an operation", async () => {
  const nan = new Float64Array(81).fill(Number.NaN);
  const infinite = new Float64Array(81).fill(Number.POSITIVE_INFINITY);
  const attempts: (() => unknown)[] = [nan, infinite].flatMap((bad) => [
    () => addon.matrixPowerSync(bad, 9, 0.5, control),
    () => addon.solveSync(bad, alpha, 9, 0, control),
    () => addon.solveSync(matrix, bad.slice(0, 18), 9, 0, control),
    () => addon.kernelMatrixSync(x, x, bad.slice(0, 36), kernel, control),
    () => addon.agopSync(x, bad.slice(0, 36), kernel, alpha, {}, control),
  ]);
  attempts.push(() => addon.solveSync(matrix, alpha, 9, Number.NaN, control));
  attempts.push(() => addon.matrixPowerSync(matrix, 9, Number.NaN, control));
  for (const attempt of attempts) {
    try {
      attempt();
    } catch (error) {
      assert.instance(error, Error);
    }
  }
  // The addon still works.
  assert.equal(addon.matrixPowerSync(identity(3), 3, 1, control), identity(3));
});

test("cancel after the end, twice, and of an unawaited job", async () => {
  const job = addon.matrixPower(matrix, 9, 0.5, control) as { promise: Promise<unknown>; cancel: () => void };
  await job.promise;
  job.cancel();
  job.cancel();
  const dropped = addon.matrixPower(matrix, 9, 0.5, control) as typeof job;
  dropped.cancel();
  await dropped.promise.then(
    () => undefined,
    (error: { code?: unknown }) => assert.is(error.code, "ABORTED"),
  );
});

test("a job keeps going when its session has been collected", async () => {
  const collect = globalThis.gc;
  if (collect === undefined) throw new Error("run with --expose-gc");
  const big = allPairs(30);
  let session: LooseSession | undefined = new Session(big, numbers(900 * 5, 3), 5, kernel);
  const { promise } = session.solve(identity(60), 0.1, control) as { promise: Promise<unknown> };
  session = undefined;
  await new Promise(setImmediate);
  collect();
  assert.is(((await promise) as { solver: string }).solver, "cholesky");
});

test.run();
