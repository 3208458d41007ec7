import { test } from "uvu";
import * as assert from "uvu/assert";
import type { Kernel } from "../../src/backend/kernel.ts";
import type { Samples } from "../../src/backend/samples.ts";
import {
  allocateMatrix,
  checkAgopCall,
  checkEigenvaluesCall,
  checkKernelMatrixCall,
  checkMatrixPowerCall,
  checkMatrixSize,
  checkPredictSamples,
  checkSessionSolve,
  checkSolveCall,
  checkTrainingProblem,
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

test("training problem", () => {
  const problem = { samples: pairs, targets: new Float64Array(6), classes: 3, kernel: gaussian };
  assert.equal(checkTrainingProblem(problem), { n: 2, d: 5, kernel: gaussian });
  const check = (change: object) => () => checkTrainingProblem({ ...problem, ...change });
  fails(check({ targets: new Float64Array(5) }), "INVALID_ARRAY", "targets", "length 5", "2 x 3");
  fails(check({ targets: new Float64Array(6).fill(Number.NaN) }), "INVALID_ARRAY", "targets");
  fails(check({ targets: detached(6) }), "INVALID_ARRAY", "targets", "detached");
  fails(check({ classes: 0 }), "INVALID_OPTION", "classes");
  fails(check({ kernel: undefined }), "UNKNOWN_KERNEL", "kernel.name");
  fails(check({ samples: undefined }), "INVALID_ARRAY", "samples");
  fails(() => checkTrainingProblem(null as never), "INVALID_OPTION", "problem");
});

test("calls", () => {
  assert.equal(checkKernelMatrixCall(pairs, pairs, identity(5), gaussian), {
    n: 2,
    m: 2,
    d: 5,
    kernel: gaussian,
  });
  fails(
    () => checkKernelMatrixCall(pairs, dense, identity(5), gaussian),
    "INVALID_ARRAY",
    "z",
    "dense",
    "pairs",
  );
  const swapped: Samples = { ...pairs, operandSizes: [3, 2], pairs: Int32Array.of(0, 0) };
  fails(() => checkPredictSamples(swapped, pairs), "INVALID_ARRAY", "samples", "[3, 2]", "[2, 3]");
  assert.equal(checkSolveCall(identity(3), new Float64Array(6), 0), { n: 3, c: 2 });
  fails(() => checkSolveCall(new Float64Array(6), new Float64Array(6), 0), "INVALID_ARRAY", "kernelMatrix");
  fails(() => checkSolveCall(identity(3), new Float64Array(7), 0), "INVALID_ARRAY", "targets", "3 * c");
  fails(() => checkSolveCall(identity(3), new Float64Array(0), 0), "INVALID_ARRAY", "targets");
  const agop = (alpha: Float64Array) => checkAgopCall(pairs, identity(5), gaussian, alpha);
  assert.is(agop(new Float64Array(4)).c, 2);
  fails(() => agop(new Float64Array(3)), "INVALID_ARRAY", "alpha");
  fails(() => agop(shared(4)), "INVALID_ARRAY", "alpha", "SharedArrayBuffer");
  fails(() => checkSessionSolve(identity(2), 2, -1), "INVALID_OPTION", "ridge");
});

test("matrixPower", () => {
  assert.is(checkMatrixPowerCall(identity(4), 0.5), 4);
  fails(() => checkMatrixPowerCall(Float64Array.of(1, 2, 3, 1), 1), "INVALID_ARRAY", "matrix", "symmetric");
  fails(() => checkMatrixPowerCall(new Float64Array(3), 1), "INVALID_ARRAY", "matrix");
  fails(() => checkMatrixPowerCall(new Float64Array(0), 1), "INVALID_ARRAY", "matrix");
  fails(() => checkMatrixPowerCall(Float64Array.of(Number.NaN), 1), "INVALID_ARRAY", "matrix", "finite");
  fails(() => checkMatrixPowerCall(identity(2), Infinity), "INVALID_OPTION", "power");
});

test("symmetricEigenvalues", () => {
  assert.is(checkEigenvaluesCall(identity(4)), 4);
  fails(() => checkEigenvaluesCall(Float64Array.of(1, 2, 3, 1)), "INVALID_ARRAY", "matrix", "symmetric");
  fails(() => checkEigenvaluesCall(new Float64Array(3)), "INVALID_ARRAY", "matrix");
  fails(() => checkEigenvaluesCall(Float64Array.of(Number.NaN)), "INVALID_ARRAY", "matrix", "finite");
});

test("sizes", () => {
  checkMatrixSize(46341, 46341, "K");
  fails(() => checkMatrixSize(100_000, 100_000, "K"), "OUT_OF_MEMORY", "K", "80000000000 bytes");
  fails(() => allocateMatrix(1e9, 1e9, "K"), "OUT_OF_MEMORY", "K");
  assert.is(allocateMatrix(2, 3, "K").length, 6);
});

test.run();
