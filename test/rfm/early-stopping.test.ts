import { test } from "uvu";
import * as assert from "uvu/assert";
import { type StoppingRules, stoppingCheck } from "../../src/rfm/early-stopping.ts";
import { failsWith } from "../support/agop-error.ts";

/** An iteration with these test metrics and M = scale * I of dimension 2. */
const record = (testAccuracy: number | undefined, testLoss = 1, scale = 1) => ({
  testAccuracy,
  testLoss,
  features: Float64Array.of(scale, 0, 0, scale),
});

/** The iteration, from 1, at which the rules end a run, and the reason. */
function end(
  rules: StoppingRules,
  records: readonly ReturnType<typeof record>[],
): [number, string] | undefined {
  const check = stoppingCheck(rules);
  for (const [index, each] of records.entries()) {
    const reason = check(each);
    if (reason !== undefined) return [index + 1, reason];
  }
  return undefined;
}

test("an accuracy must last", () => {
  const run = [0, 0.99, 0.5, 0.99, 1, 0.99, 1].map((accuracy) => record(accuracy));
  assert.equal(end({ accuracy: 0.99 }, run), [6, "accuracy"]);
  assert.equal(end({ accuracy: 0.99, stable: 1 }, run), [2, "accuracy"]);
  assert.is(end({ accuracy: 0.99, stable: 5 }, run), undefined);
});

test("converged features change by at most that part of their norm", () => {
  const run = [1, 2, 2.02, 2.03].map((scale) => record(0, 1, scale));
  assert.equal(end({ converged: 0.011 }, run), [3, "converged"]);
  assert.equal(end({ converged: 0.006 }, run), [4, "converged"]);
  assert.is(end({ converged: 0.001 }, run), undefined);
});

test("collapsed features have lost their trace", () => {
  const run = [5, 1, 1e-3, 4e-6].map((scale) => record(0, 1, scale));
  assert.equal(end({ collapsed: 1e-6 }, run), [4, "collapsed"]);
  assert.is(end({ collapsed: 1e-7 }, run), undefined);
});

test("a plateau is neither a higher accuracy nor a loss lower by a thousandth", () => {
  const rising = [0.1, 0.2, 0.3, 0.4].map((accuracy) => record(accuracy));
  assert.is(end({ plateau: 1 }, rising), undefined);
  const falling = [1, 0.99, 0.98, 0.97].map((loss) => record(0, loss));
  assert.is(end({ plateau: 1 }, falling), undefined);
  const creeping = [1, 0.9995, 0.9994, 0.9993].map((loss) => record(0, loss));
  assert.equal(end({ plateau: 3 }, creeping), [4, "plateau"]);
  const returning = [record(0.5), record(0.4), record(0.6), record(0.6), record(0.6)];
  assert.equal(end({ plateau: 2 }, returning), [5, "plateau"]);
});

test("one output has no accuracy: the loss alone makes a plateau, and an accuracy to stop at is refused", async () => {
  const falling = [1, 0.9, 0.8, 0.7].map((loss) => record(undefined, loss));
  assert.is(end({ plateau: 1 }, falling), undefined);
  const resting = [1, 0.9, 0.9, 0.9].map((loss) => record(undefined, loss));
  assert.equal(end({ plateau: 2 }, resting), [4, "plateau"]);
  await failsWith(() => end({ accuracy: 0.9 }, falling), "INVALID_OPTION", "stopAccuracy", "one output");
});

test("without rules nothing ends a run; rules out of range name the option", async () => {
  assert.is(end({}, [record(1, 0, 0), record(1, 0, 0), record(1, 0, 0), record(1, 0, 0)]), undefined);
  for (const [rules, argument] of [
    [{ accuracy: 0 }, "stopAccuracy"],
    [{ accuracy: 1.01 }, "stopAccuracy"],
    [{ accuracy: 0.9, stable: 0 }, "stopStable"],
    [{ stable: 3 }, "stopStable"],
    [{ converged: 0 }, "stopConverged"],
    [{ collapsed: 1 }, "stopCollapsed"],
    [{ plateau: 1.5 }, "stopPlateau"],
  ] as const)
    await failsWith(() => stoppingCheck(rules), "INVALID_OPTION", argument);
});

test.run();
