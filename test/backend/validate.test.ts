import { test } from "uvu";
import * as assert from "uvu/assert";
import type { Kernel } from "../../src/backend/kernel.ts";
import type { Samples } from "../../src/backend/samples.ts";
import {
  checkAgopOptions,
  checkFeatures,
  checkKernel,
  checkPower,
  checkRidge,
  checkSamples,
} from "../../src/backend/validate.ts";
import { AgopError, type AgopErrorCode } from "../../src/errors.ts";

/** Expects an AgopError with the argument and the given parts in its message. */
function fails(run: () => unknown, code: AgopErrorCode, argument: string, ...parts: readonly string[]): void {
  try {
    run();
  } catch (error) {
    assert.instance(error, AgopError);
    const found = error as AgopError;
    assert.is(found.code, code, found.message);
    assert.is(found.argument, argument, found.message);
    for (const part of parts) assert.ok(found.message.includes(part), `${found.message} lacks ${part}`);
    return;
  }
  assert.unreachable(`nothing thrown instead of ${code}`);
}

function shared(length: number): Float64Array {
  return new Float64Array(new SharedArrayBuffer(8 * length));
}

function detached(length: number): Float64Array {
  const array = new Float64Array(length);
  structuredClone(array.buffer, { transfer: [array.buffer] });
  return array;
}

const gaussian: Kernel = { name: "gaussian", bandwidth: 2.5 };
const pairs: Samples = { encoding: "pairs", pairs: Int32Array.of(0, 1, 1, 2), operandSizes: [2, 3] };
const dense: Samples = { encoding: "dense", rows: Float64Array.of(1, 2, 3, 4), dimension: 2 };
const identity = (d: number) => Float64Array.from({ length: d * d }, (_, k) => (k % (d + 1) === 0 ? 1 : 0));

test("kernel", () => {
  assert.equal(checkKernel({ ...gaussian, comment: undefined }), gaussian, "an object of our own");
  assert.equal(checkKernel({ name: "quadratic" }), { name: "quadratic" });
  fails(
    () => checkKernel({ ...gaussian, comment: "x" }),
    "INVALID_OPTION",
    "kernel.comment",
    "name, bandwidth",
  );
  fails(() => checkKernel({ name: "quadratic", bandwidth: 1 }), "INVALID_OPTION", "kernel.bandwidth", "name");
  fails(() => checkKernel({ name: "rbf" }), "UNKNOWN_KERNEL", "kernel.name", '"rbf"', "gaussian, laplace");
  fails(() => checkKernel({ name: "toString" }), "UNKNOWN_KERNEL", "kernel.name");
  for (const value of ["gaussian", null, undefined, 3])
    fails(() => checkKernel(value), "UNKNOWN_KERNEL", "kernel.name");
  for (const bandwidth of [0, -1, 1e-150, 1e150, Number.NaN, Infinity, "2", undefined]) {
    fails(
      () => checkKernel({ name: "laplace", bandwidth }),
      "INVALID_OPTION",
      "kernel.bandwidth",
      "positive",
    );
  }
});

test("ridge, power and the AGOP options", () => {
  checkRidge(0);
  checkPower(-0.5);
  for (const value of [-1e-9, Number.NaN, Infinity, "0"])
    fails(() => checkRidge(value), "INVALID_OPTION", "ridge");
  for (const value of [Number.NaN, -Infinity, undefined])
    fails(() => checkPower(value), "INVALID_OPTION", "power");
  assert.equal(checkAgopOptions(), { centering: true, perClass: false, diagonal: false });
  assert.equal(checkAgopOptions({ centering: false, diagonal: true }).diagonal, true);
  const wrong = { perClass: 1 } as unknown as { perClass: boolean };
  fails(() => checkAgopOptions(wrong), "INVALID_OPTION", "options.perClass", "true or false");
});

test("features", () => {
  const nearly = identity(3);
  nearly[1] = 0.9e-10;
  checkFeatures(nearly, 3);
  nearly[1] = 1.1e-10;
  fails(() => checkFeatures(nearly, 3), "INVALID_FEATURES", "features", "symmetric", "[0, 1]");
  fails(() => checkFeatures(identity(2), 3), "INVALID_FEATURES", "features", "length 4", "length 9");
  fails(() => checkFeatures([1], 1), "INVALID_FEATURES", "features", "Float64Array");
  fails(() => checkFeatures(new Float32Array(4), 2), "INVALID_FEATURES", "features", "Float32Array");
  fails(() => checkFeatures(Float64Array.of(Infinity), 1), "INVALID_FEATURES", "features", "finite");
  fails(() => checkFeatures(shared(4), 2), "INVALID_ARRAY", "features", "SharedArrayBuffer");
  fails(() => checkFeatures(detached(4), 2), "INVALID_ARRAY", "features", "detached");
});

test("pairs", () => {
  const withPairs = (value: unknown) => () => checkSamples({ ...pairs, pairs: value }, "x");
  checkSamples(pairs, "x");
  fails(withPairs(Int32Array.of(0, 1, 1)), "INVALID_ARRAY", "x.pairs", "length 3", "even length");
  fails(withPairs(new Int32Array(0)), "INVALID_ARRAY", "x.pairs");
  fails(withPairs([0, 1]), "INVALID_ARRAY", "x.pairs", "Int32Array");
  fails(
    withPairs(Int32Array.of(0, 0, 2, 0)),
    "INVALID_ARRAY",
    "x.pairs",
    "first operand of sample 1",
    "0 to 1",
  );
  fails(withPairs(Int32Array.of(0, 3)), "INVALID_ARRAY", "x.pairs", "second operand of sample 0", "0 to 2");
  fails(withPairs(Int32Array.of(-1, 0)), "INVALID_ARRAY", "x.pairs");
  fails(withPairs(new Int32Array(new SharedArrayBuffer(8))), "INVALID_ARRAY", "x.pairs", "SharedArrayBuffer");
  for (const operandSizes of [[2], [2, 0], [2, 1.5], [2, "3"], undefined, "23"]) {
    fails(
      () => checkSamples({ ...pairs, operandSizes }, "x"),
      "INVALID_ARRAY",
      "x.operandSizes",
      "positive integers",
    );
  }
});

test("dense rows and the encoding", () => {
  const withRows = (rows: unknown) => () => checkSamples({ ...dense, rows }, "x");
  checkSamples(dense, "x");
  fails(withRows(new Float64Array(3)), "INVALID_ARRAY", "x.rows", "length 3", "n * 2");
  fails(withRows(new Float64Array(0)), "INVALID_ARRAY", "x.rows");
  fails(withRows([1, 2]), "INVALID_ARRAY", "x.rows");
  fails(withRows(Float64Array.of(1, Number.NaN)), "INVALID_ARRAY", "x.rows", "NaN at entry 1");
  fails(withRows(shared(2)), "INVALID_ARRAY", "x.rows", "SharedArrayBuffer");
  fails(withRows(detached(2)), "INVALID_ARRAY", "x.rows", "detached");
  for (const dimension of [0, 1.5, "2", undefined]) {
    fails(() => checkSamples({ ...dense, dimension }, "x"), "INVALID_ARRAY", "x.dimension");
  }
  fails(
    () => checkSamples({ encoding: "sparse" }, "x"),
    "INVALID_ARRAY",
    "x.encoding",
    '"sparse"',
    '"pairs"',
  );
  fails(() => checkSamples(null, "x"), "INVALID_ARRAY", "x");
});

test.run();
