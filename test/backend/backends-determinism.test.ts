import { test } from "uvu";
import * as assert from "uvu/assert";
import type { AgopOptions } from "../../src/backend/backend.ts";
import { createNativeBackend } from "../../src/backend/native/native-backend.ts";
import { additionProblem, denseProblem, fullFeatures } from "../support/backend-problems.ts";
import { relativeFrobenius } from "../support/close-to.ts";

const problems = [
  // n = 841 and 700: several tiles for each thread, and long enough for BLAS to use its threads.
  { name: "pairs", problem: additionProblem(29), d: 58 },
  { name: "dense", problem: denseProblem(700, 40, 5), d: 40 },
] as const;

const options: readonly AgopOptions[] = [{}, { centering: false }, { perClass: true }, { diagonal: true }];

/** All computations of a run, for two iterations. */
async function compute(threads: number, { problem, d }: (typeof problems)[number]): Promise<Float64Array[]> {
  const backend = createNativeBackend({ threads });
  const session = backend.createSession(problem);
  const results: Float64Array[] = [];
  let m = fullFeatures(d);
  for (let iteration = 0; iteration < 2; iteration++) {
    await session.solve(m, 1e-3);
    results.push(session.alpha(), await session.predict(), await session.predict(problem.samples));
    for (const option of options) results.push(await session.agop(option));
    m = await backend.matrixPower(await session.agop(), 0.5);
    results.push(m);
  }
  session.dispose();
  return results;
}

function sameBits(a: Float64Array, b: Float64Array): boolean {
  return Buffer.compare(new Uint8Array(a.buffer), new Uint8Array(b.buffer)) === 0;
}

for (const entry of problems) {
  for (const threads of [1, 2]) {
    test(`${entry.name}: the same bits from run to run with ${threads} thread(s)`, async () => {
      const first = await compute(threads, entry);
      for (let run = 0; run < 2; run++) {
        const again = await compute(threads, entry);
        for (const [k, result] of again.entries()) assert.ok(sameBits(result, first[k]), `result ${k}`);
      }
    });
  }

  test(`${entry.name}: 1 and 2 threads agree to rounding`, async () => {
    const [one, two] = [await compute(1, entry), await compute(2, entry)];
    // The square root in the update of M turns rounding noise of 1e-16 in zero eigenvalues into 1e-8.
    for (const [k, result] of two.entries()) {
      const difference = relativeFrobenius(result, one[k]);
      assert.ok(difference < 1e-7, `result ${k} differs by ${difference}`);
    }
  });
}

test.run();
