import { test } from "uvu";
import * as assert from "uvu/assert";
import type { AgopErrorCode } from "../../src/errors.ts";
import { type RfmOptions, requireDimension, resolveRfmOptions } from "../../src/rfm/options.ts";
import { presetNames } from "../../src/rfm/preset-names.ts";
import { preset } from "../../src/rfm/presets.ts";
import { RecursiveFeatureMachine } from "../../src/rfm/recursive-feature-machine.ts";
import { failsWith } from "../support/agop-error.ts";

test("the defaults are those of the published experiments", () => {
  assert.equal(resolveRfmOptions({}), {
    kernel: { name: "gaussian", bandwidth: 2.5 },
    ridge: 0,
    power: 0.5,
    centering: true,
    diagonal: false,
    rescaling: "none",
    iterations: 60,
    initialFeatures: undefined,
    symmetrisation: [],
  });
});

test("given values replace the defaults", () => {
  const given = {
    kernel: { name: "laplace", bandwidth: 3 },
    ridge: 0.1,
    power: 1,
    centering: false,
    diagonal: true,
    rescaling: "trace",
    iterations: 2,
    initialFeatures: Float64Array.of(2, 1, 1, 2),
    symmetrisation: [{ image: Int32Array.of(1, 0), operandSizes: [1, 1] }],
  } as const;
  assert.equal(resolveRfmOptions(given), given);
});

test("options out of range are refused by name and code, in the constructor already", async () => {
  const cases: readonly (readonly [Record<string, unknown>, AgopErrorCode, string])[] = [
    [{ kernel: { name: "cubic" } }, "UNKNOWN_KERNEL", "kernel"],
    [{ kernel: "gaussian" }, "UNKNOWN_KERNEL", "kernel"],
    ...[0, -1, Number.NaN, Number.POSITIVE_INFINITY, "1", undefined].map(
      (bandwidth) =>
        [{ kernel: { name: "laplace", bandwidth } }, "INVALID_OPTION", "kernel.bandwidth"] as const,
    ),
    ...[-1, Number.NaN, Number.POSITIVE_INFINITY, "0", null].map(
      (ridge) => [{ ridge }, "INVALID_OPTION", "ridge"] as const,
    ),
    ...[0, -1, Number.NaN, 1000, Number.POSITIVE_INFINITY, "1"].map(
      (power) => [{ power }, "INVALID_OPTION", "power"] as const,
    ),
    ...[0, -1, 1.5, Number.NaN, "3", 2 ** 60].map(
      (iterations) => [{ iterations }, "INVALID_OPTION", "iterations"] as const,
    ),
    [{ rescaling: "both" }, "INVALID_OPTION", "rescaling"],
    [{ centering: 1 }, "INVALID_OPTION", "centering"],
    [{ diagonal: "yes" }, "INVALID_OPTION", "diagonal"],
  ];
  for (const [options, code, argument] of cases) {
    // Values from a caller without types.
    const untyped = options as RfmOptions;
    const error = await failsWith(() => new RecursiveFeatureMachine(untyped), code, "; accepted: ");
    assert.ok(error.argument.startsWith(argument), `${error.argument} for ${JSON.stringify(options)}`);
  }
});

test("initial features are checked against the dimension", async () => {
  const features = (matrix: unknown) => () =>
    requireDimension(resolveRfmOptions({ initialFeatures: matrix as Float64Array }), 2);
  for (const matrix of [
    new Float64Array(3),
    Float64Array.of(1, 0.5, 0, 1),
    Float64Array.of(1, Number.NaN, Number.NaN, 1),
    [1, 0, 0, 1],
    Float32Array.of(1, 0, 0, 1),
  ]) {
    const error = await failsWith(features(matrix), "INVALID_FEATURES");
    assert.is(error.argument, "initialFeatures");
  }
});

test("every preset works, and an unknown name is refused with the known ones", async () => {
  assert.ok(presetNames.length >= 5);
  for (const name of presetNames) {
    const { source, options } = preset(name);
    assert.match(source, "arXiv 2");
    const settings = resolveRfmOptions(options);
    assert.is(settings.power, 0.5);
    assert.is(settings.ridge, 0);
    assert.is(settings.kernel.name, name.includes("quadratic") ? "quadratic" : "gaussian");
    assert.is(settings.centering, name !== "mallinar-2024-text");
  }
  for (const name of ["", "tomas", "__proto__", "toString"])
    await failsWith(() => preset(name), "UNKNOWN_PRESET", presetNames[0], presetNames[4]);
});

test.run();
