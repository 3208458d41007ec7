// Builds and runs the benchmark of the C++ core: every kernel beside its raw call, on a tiny problem.
import { test } from "uvu";
import * as assert from "uvu/assert";
import { benchModule } from "./bench-module.ts";

interface Benchmark {
  readonly name: string;
  readonly baseline: string;
  readonly work: number;
  readonly seconds: readonly number[];
}
interface Size {
  readonly modulus: number;
  readonly samples: number;
  readonly threads: number;
  readonly rounds: number;
  readonly core: string;
}
const { buildCoreBench, runCoreBench } = await benchModule<{
  buildCoreBench: () => Promise<{ readonly ok: boolean; readonly output?: string }>;
  runCoreBench: (size: Size) => Promise<{ readonly n: number; readonly benchmarks: readonly Benchmark[] }>;
}>("core-bench.mjs");

test("it builds, and times every kernel and every raw call in every round", async () => {
  const built = await buildCoreBench();
  assert.ok(built.ok, built.output);
  const { n, benchmarks } = await runCoreBench({ modulus: 7, samples: 24, threads: 2, rounds: 2, core: "" });
  assert.is(n, 24);
  const names = new Set(benchmarks.map(({ name }) => name));
  assert.ok(names.has("Cholesky") && names.has("AGOP, gaussian") && names.has("whole iteration, quadratic"));
  for (const { name, baseline, work, seconds } of benchmarks) {
    assert.is(seconds.length, 2, name);
    assert.ok(
      seconds.every((time) => time > 0),
      name,
    );
    assert.ok(work > 0, name);
    assert.ok(baseline === "" || names.has(baseline), `${name}: ${baseline}`);
  }
});

test.run();
