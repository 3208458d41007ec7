// The contenders against a run of the authors' implementation: wrong code must not be timed. Tests the Python
// contenders only with a Python that has NumPy and PyTorch (AGOP_PYTHON, python3, or the environment from npm
// run bench).
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { encodeNpy } from "../../src/io/npy-write.ts";
import { type Golden, type GoldenName, readGolden } from "../support/golden.ts";
import { inTempDirectory } from "../support/temp-directory.ts";
import { benchModule } from "./bench-module.ts";
import type { Agreement, Results } from "./contender-types.ts";

interface Contender {
  records: Results["records"];
  ready: () => Promise<void>;
  iterate: (count: number, threads: number) => Promise<unknown>;
  features: () => Promise<Results["features"]>;
  end: () => Promise<void>;
}
const { Contender } = await benchModule<{
  Contender: {
    agop: (problem: string, out: string, threads: number) => Contender;
    python: (python: string, name: string, problem: string, out: string, upstream?: string) => Contender;
  };
}>("contender.mjs");
const { compare } = await benchModule<{ compare: (agop: Results, contender: Results) => Agreement }>(
  "agreement.mjs",
);
const { findPython } = await benchModule<{
  findPython: (options: { create: boolean }) => Promise<{ python?: string; reason?: string }>;
}>("python-environment.mjs");

const goldenNames: readonly GoldenName[] = [
  "add19_ridge",
  "add23_quadratic",
  "add23_random",
  "z3xz5_degenerate",
];
const iterations = 4;

/** The problem of a golden run in the format of the benchmark. */
async function writeGolden(directory: string, golden: Golden): Promise<string> {
  const { meta, train, test: held, ytrain, ytest } = golden;
  const problem = join(directory, "problem");
  await mkdir(problem);
  const classes = Math.max(...ytrain, ...ytest) + 1;
  const arrays = { train, test: held, "train-labels": ytrain, "test-labels": ytest };
  for (const [name, data] of Object.entries(arrays)) {
    const shape = name.endsWith("labels") ? [data.length] : [data.length / 2, 2];
    await writeFile(join(problem, `${name}.npy`), encodeNpy({ shape, data }));
  }
  const options = {
    operandSizes: [classes, classes],
    classes,
    kernel: { name: meta.kernel, bandwidth: meta.bandwidth },
    ridge: meta.ridge,
    power: 0.5,
    centering: true,
  };
  await writeFile(join(problem, "problem.json"), JSON.stringify(options));
  return problem;
}

const published = (golden: Golden): Results => ({
  records: Array.from({ length: iterations }, (_, k) => ({
    iteration: k + 1,
    trainLoss: golden.trainLoss[k],
    testLoss: golden.testLoss[k],
  })),
  features: new Map(golden.features),
});

/** Runs a contender on a golden problem and compares. */
async function expectAgreement(
  name: GoldenName,
  make: (problem: string, directory: string) => Contender,
): Promise<void> {
  await inTempDirectory(async (directory) => {
    const golden = readGolden(name);
    const contender = make(await writeGolden(directory, golden), join(directory, "out"));
    try {
      await contender.ready();
      await contender.iterate(iterations, 1);
      const results = { records: contender.records, features: await contender.features() };
      assert.is(results.records.length, iterations);
      assert.equal(compare(published(golden), results).problems, []);
    } finally {
      await contender.end();
    }
  });
}

for (const name of goldenNames)
  test(`agop, ${name}`, () => expectAgreement(name, (problem, out) => Contender.agop(problem, out, 1)));

const { python, reason } = await findPython({ create: false });
if (python === undefined) {
  console.log(`the Python contenders are not tested: ${reason}`);
} else {
  for (const contender of ["faithful", "improved"]) {
    for (const name of goldenNames.filter((golden) => golden !== "add23_random"))
      test(`${contender}, ${name}`, () =>
        expectAgreement(name, (problem, out) => Contender.python(python, contender, problem, out)));
  }

  /** Replaces the authors' checkout: the same names with the formulas of the faithful contender. */
  const standIn = [
    "from types import SimpleNamespace",
    "from faithful import Faithful",
    "from matrix_power import symmetric_power",
    "def stand_in(X, M, bandwidth):",
    "    one = Faithful.__new__(Faithful)",
    "    one.X, one.M = X, M",
    "    one.problem = SimpleNamespace(kernel='gaussian', bandwidth=bandwidth, centering=True, dimension=len(M))",
    "    return one",
    "def gaussian_M(samples, centers, bandwidth, M):",
    "    return stand_in(samples, M, bandwidth).kernel(samples, centers)",
    "def gaussian_M_update(samples, centers, bandwidth, M, weights, K=None, centering=False, agop_power=0.5):",
    "    print('printed by the checkout')",
    "    return symmetric_power(stand_in(samples, M, bandwidth).agop(K, weights), agop_power), []",
  ].join("\n");

  test("the adapter calls the authors' functions", async () => {
    await inTempDirectory(async (checkout) => {
      await mkdir(join(checkout, "models"));
      await writeFile(join(checkout, "models", "gaussian_kernel.py"), standIn);
      await expectAgreement("add23_random", (problem, out) =>
        Contender.python(python, "upstream", problem, out, checkout),
      );
    });
  });

  test("an unexpected checkout is refused with the expected functions", async () => {
    await inTempDirectory(async (directory) => {
      const problem = await writeGolden(directory, readGolden("add23_random"));
      const refusal = async () => {
        const contender = Contender.python(python, "upstream", problem, join(directory, "out"), directory);
        const message = await contender.ready().catch((error: Error) => error.message);
        await contender.end();
        return String(message);
      };
      assert.match(await refusal(), /--upstream .*gaussian_kernel\.py does not exist$/);
      await mkdir(join(directory, "models"));
      await writeFile(join(directory, "models", "gaussian_kernel.py"), "gaussian_M = print\n");
      assert.match(await refusal(), /has no function gaussian_M_update$/);
      await writeFile(
        join(directory, "models", "gaussian_kernel.py"),
        "gaussian_M = print\ndef gaussian_M_update(samples): pass\n",
      );
      assert.match(await refusal(), /takes no K, centering, agop_power$/);
    });
  });
}

test.run();
