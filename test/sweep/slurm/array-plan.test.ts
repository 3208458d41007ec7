// The distribution of runs over the elements of job arrays.
import { test } from "uvu";
import * as assert from "uvu/assert";
import type { CheckedRun } from "../../../src/sweep/checked-runs.ts";
import { planArrays } from "../../../src/sweep/slurm/array-plan.ts";
import { failsWith } from "../../support/agop-error.ts";

const limits = { arraySize: 1000, room: 5000, processors: 8 };

/** Runs with these costs in floating point operations, and a gigabyte per 1e12. */
const runsOf = (costs: readonly number[]): readonly CheckedRun[] =>
  costs.map((cost, run) => ({ run, parameters: {}, repetition: 0, cost, bytes: cost / 1000 }));

const sizes = (plans: ReturnType<typeof planArrays>) =>
  plans.map(({ elements }) => elements.map((element) => element.length));

test("each run is in exactly one element, the largest in the first", () => {
  const runs = runsOf([3e9, 9e9, 1e9, 7e9, 5e9]);
  const [plan, ...others] = planArrays(runs, { limits, runsPerElement: 2 });
  assert.equal(others, []);
  assert.equal(plan.elements, [[1, 3], [4, 0], [2]]);
});

test("arrays are no larger than the cluster allows, and each needs the memory of its own largest run", () => {
  const runs = runsOf(Array.from({ length: 25 }, (_, run) => (run + 1) * 1e12));
  const plans = planArrays(runs, { limits: { ...limits, arraySize: 4 }, runsPerElement: 3 });
  assert.equal(sizes(plans), [[3, 3, 3, 3], [3, 3, 3, 3], [1]]);
  assert.equal(
    plans.map(({ bytes }) => bytes),
    [25e9, 13e9, 1e9],
  );
});

test("short runs share an element, long ones have one each", () => {
  const short = planArrays(runsOf(Array.from({ length: 600 }, () => 1e6)), { limits });
  assert.equal(sizes(short), [[600]]);
  const long = planArrays(runsOf(Array.from({ length: 600 }, () => 1e14)), { limits });
  assert.equal(sizes(long), [Array.from({ length: 600 }, () => 1)]);
});

test("a large sweep fits the limits of the cluster", () => {
  const runs = runsOf(Array.from({ length: 20_000 }, (_, run) => (run % 7) * 1e13));
  const plans = planArrays(runs, { limits: { arraySize: 100, room: 150, processors: 1000 } });
  const elements = plans.flatMap((plan) => plan.elements);
  assert.ok(elements.length > 100 && elements.length <= 150, `${elements.length} elements`);
  const numbers = elements.flat().sort((a, b) => a - b);
  assert.equal(
    numbers,
    runs.map(({ run }) => run),
  );
});

test("with room for one element everything is in it", () => {
  const plans = planArrays(runsOf([1e14, 2e14, 3e14]), { limits: { ...limits, room: 1 } });
  assert.equal(sizes(plans), [[3]]);
});

test("no runs make no array, on any cluster", () => {
  assert.equal(planArrays([], { limits: { arraySize: 0, room: 0, processors: 1 } }), []);
});

test("too many elements, a full cluster, and a cluster without arrays", async () => {
  const runs = runsOf([1e9, 1e9, 1e9, 1e9, 1e9]);
  await failsWith(
    () => planArrays(runs, { limits: { ...limits, room: 2 }, runsPerElement: 1 }),
    "INVALID_OPTION",
    "runsPerElement",
  );
  await failsWith(() => planArrays(runs, { limits: { ...limits, room: 0 } }), "SLURM_REFUSED", "engine");
  await failsWith(() => planArrays(runs, { limits: { ...limits, arraySize: 0 } }), "SLURM_REFUSED", "engine");
});

test.run();
