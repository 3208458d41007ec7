import { once } from "node:events";
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { encodeNpy, writeNpyFile } from "../../../src/io/npy-write.ts";
import { type RunRefusal, refusesRuns, runOf } from "../../support/refused-run.ts";
import { inTempDirectory } from "../../support/temp-directory.ts";

/** Options appended to a run of x+y mod 7, with a feature matrix of 14 x 14. */
const refusal = (options: string, option: string, ...says: string[]): RunRefusal => ({
  args: `--op x+y --modulus 7 ${options}`,
  option,
  says,
});

test("unknown names", async () => {
  await refusesRuns([
    refusal("--kernel foo", "--kernel", '"foo" given', "gaussian, laplace, quadratic, general-quadratic"),
    refusal("--preset foo", "--preset", '"foo" given', "tomas-2026", "mallinar-2024-text"),
    refusal("--preset constructor", "--preset", '"constructor" given', "tomas-2026"),
    refusal("--rescaling foo", "--rescaling", '"foo" given', "none, trace, largest"),
    refusal(
      "--rescaling trace --stop-collapsed 1e-9",
      "--stop-collapsed",
      "--rescaling trace",
      "none or largest",
    ),
  ]);
});

test("numbers out of range", async () => {
  const notFinite = ["NaN", "Infinity", "-Infinity", "1e400"];
  const outOfRange = [
    ["bandwidth", ["0", "-1", "1e200"], "a positive number"],
    ["power", ["0", "-1", "1000"], "a number above 0, at most 16"],
    ["ridge", ["-1"], "a finite number >= 0"],
    ["iterations", ["0", "1.5", "-3"], "an integer from 1"],
  ] as const;
  await refusesRuns([
    ...outOfRange.flatMap(([name, values, accepted]) => [
      ...values.map((value) =>
        refusal(`--${name} ${value}`, `--${name}`, `${Number(value)} given`, accepted),
      ),
    ]),
    ...["bandwidth", "ridge", "power"].flatMap((name) =>
      notFinite.map((value) =>
        refusal(`--${name} ${value}`, `--${name}`, `"${value}" given`, "a finite number"),
      ),
    ),
    refusal("--iterations ten", "--iterations", '"ten" given', "a finite number"),
    refusal(
      "--kernel quadratic --bandwidth 1",
      "--bandwidth",
      "has no meaning for the quadratic kernel",
      "gaussian or laplace",
    ),
  ]);
});

test("invalid initial feature matrices", async () => {
  await inTempDirectory(async (directory) => {
    const matrix = new Float64Array(14 * 14);
    for (let r = 0; r < 14; r++) matrix[r * 15] = 1;
    const changed = (change: (copy: Float64Array) => void): Uint8Array => {
      const copy = matrix.slice();
      change(copy);
      return encodeNpy({ shape: [14, 14], data: copy });
    };
    const fixture = (name: string): Promise<Uint8Array> =>
      readFile(fileURLToPath(new URL(`../../fixtures/npy/${name}`, import.meta.url)));
    const whole = changed(() => {});
    const cases: readonly (readonly [string, Uint8Array, ...string[]])[] = [
      ["shape.npy", encodeNpy({ shape: [7, 28], data: matrix }), "shape (7, 28)", "(14, 14)"],
      ["flat.npy", encodeNpy({ shape: [196], data: matrix }), "shape (196,)", "(14, 14)"],
      ["float32.npy", await fixture("float32_c.npy"), "float32", "float64"],
      ["big-endian.npy", await fixture("float64_big_endian.npy"), "big-endian", "little-endian float64"],
      ["integers.npy", encodeNpy({ shape: [14, 14], data: new Int32Array(196) }), "int32", "float64"],
      [
        "skew.npy",
        changed((m) => {
          m[1] = 0.5;
        }),
        "not symmetric",
        "[0, 1]",
      ],
      [
        "nan.npy",
        changed((m) => {
          m[0] = Number.NaN;
        }),
        "NaN at [0, 0]",
        "finite entries",
      ],
      [
        "infinite.npy",
        changed((m) => {
          m[195] = Number.POSITIVE_INFINITY;
        }),
        "Infinity at [13, 13]",
      ],
      ["cut.npy", whole.subarray(0, whole.length - 8), "only 1560 bytes of data", "a complete .npy file"],
      ["header.npy", whole.subarray(0, 40), "header ends", "a complete .npy file"],
      ["longer.npy", Buffer.concat([whole, Buffer.alloc(8)]), "1576 bytes of data", "a complete .npy file"],
      ["text.npy", Buffer.from("1 0\n0 1\n"), "without the signature", "a complete .npy file"],
      ["empty.npy", new Uint8Array(), "an empty file", "a complete .npy file"],
    ];
    const refusals: RunRefusal[] = [];
    for (const [name, bytes, ...says] of cases) {
      const file = path.join(directory, name);
      await writeFile(file, bytes);
      refusals.push(refusal(`--init-features ${file}`, `--init-features ${file}`, ...says));
    }
    await refusesRuns([
      ...refusals,
      refusal(`--init-features ${directory}/none.npy`, "--init-features", "none.npy", "no file exists"),
      refusal(`--init-features ${directory}`, "--init-features", "a directory given"),
      refusal("--init-features reflection:99", "--init-features reflection:K", '"99" given', "0, 1, ..., 6"),
      refusal("--init-features reflection:", "--init-features reflection:K", '"" given', "0, 1, ..., 6"),
    ]);
  });
});

test("an M_0 with a negative diagonal is accepted with a warning", async () => {
  await inTempDirectory(async (directory) => {
    const file = path.join(directory, "m.npy");
    const data = Float64Array.from({ length: 100 }, (_, k) => (k % 11 === 0 ? -1 : 0));
    await writeNpyFile(file, { shape: [10, 10], data });
    const told = once(process, "warning");
    const run = await runOf(["--op", "x+y", "--modulus", "5", "--init-features", file]);
    assert.equal(run.settings.initialFeatures, data);
    const [{ name, message }] = await told;
    assert.is(name, "AgopWarning");
    assert.match(message, `${file}: M_0 has -1 at [0, 0]`);
  });
});

test.run();
