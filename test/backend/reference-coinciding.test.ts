import { test } from "uvu";
import * as assert from "uvu/assert";
import type { Kernel } from "../../src/backend/kernel.ts";
import { createReferenceBackend } from "../../src/backend/reference/reference-backend.ts";
import type { DenseSamples } from "../../src/backend/samples.ts";

const backend = createReferenceBackend();

for (const name of ["laplace", "gaussian"] as const) {
  test(`${name}: samples that coincide under M have k = 1 and add nothing to the gradient`, () => {
    // M sees only e_0 - e_1 (in irrational proportion), so the first two samples coincide up to rounding
    // errors.
    const v = [Math.SQRT2 / 3, Math.PI / 7, 0.1];
    const m = Float64Array.from({ length: 9 }, (_, k) => v[Math.floor(k / 3)] * v[k % 3]);
    const rows = Float64Array.of(1 / v[0], 0, 0, 0, 1 / v[1], 0, 0, 0, 1);
    const x: DenseSamples = { encoding: "dense", rows, dimension: 3 };
    const kernel: Kernel = { name, bandwidth: 1e-3 };
    const k = backend.kernelMatrixSync(x, x, m, kernel);
    assert.is(k[1], 1);
    assert.is(k[0], 1);
    const agop = backend.agopSync(x, m, kernel, Float64Array.of(1, 1, 0), { centering: false });
    assert.ok(
      agop.every((entry) => Math.abs(entry) < 1e-15),
      String(agop),
    );
  });
}

test.run();
