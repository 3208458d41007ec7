// Contenders with different results are rejected.
import { test } from "uvu";
import * as assert from "uvu/assert";
import { benchModule } from "./bench-module.ts";
import type { Agreement, Results } from "./contender-types.ts";

const { compare } = await benchModule<{ compare: (agop: Results, contender: Results) => Agreement }>(
  "agreement.mjs",
);

const results = (): Results => ({
  records: [1, 2, 3].map((iteration) => ({ iteration, trainLoss: 1e-20, testLoss: 0.1 / iteration })),
  features: new Map([1, 3].map((iteration) => [iteration, Float64Array.of(iteration, 0.5, 0.5, 2)])),
});

test("equal results agree", () => {
  assert.equal(compare(results(), results()), { problems: [], worstLoss: 0, worstFeatures: 0 });
});

test("rounding agrees", () => {
  const other = results();
  other.records[1].testLoss += 5e-10;
  other.features.get(3)![0] *= 1 + 5e-7;
  const { problems, worstLoss, worstFeatures } = compare(results(), other);
  assert.equal(problems, []);
  assert.ok(worstLoss > 4e-10 && worstFeatures > 1e-7);
});

test("a wrong loss, a wrong M and NaN are refused", () => {
  const loss = results();
  loss.records[2].testLoss += 2e-9;
  assert.match(compare(results(), loss).problems.join(), "testLoss of iteration 3");

  const features = results();
  features.features.get(1)![3] *= 1 + 1e-5;
  assert.match(compare(results(), features).problems.join(), "M_1 differs");

  const nan = results();
  nan.records[0].trainLoss = Number.NaN;
  const judged = compare(results(), nan);
  assert.is(judged.problems.length, 1);
  assert.ok(Number.isNaN(judged.worstLoss));
});

test("missing results are refused", () => {
  const early = results();
  early.features.delete(3);
  assert.match(compare(results(), early).problems.join(), "M_3 differs by NaN");
  assert.match(compare(results(), { ...results(), records: [] }).problems.join(), "no iteration in common");
  const small = results();
  small.features.set(1, Float64Array.of(1));
  assert.match(compare(results(), small).problems.join(), "M_1 differs by NaN");
});

test.run();
