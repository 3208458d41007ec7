import { test } from "uvu";
import * as assert from "uvu/assert";
import { standardNormals } from "../../src/data/normal.ts";
import { randomStream } from "../../src/data/random.ts";
import { closeTo } from "../support/close-to.ts";

test("moments and tails are those of the normal distribution", () => {
  const count = 200_000;
  const numbers = standardNormals(count, randomStream(1, "test"));
  const mean = (of: (x: number) => number) => numbers.reduce((sum, x) => sum + of(x), 0) / count;
  closeTo(
    [mean((x) => x), mean((x) => x ** 2), mean((x) => x ** 3), mean((x) => x ** 4)],
    [0, 1, 0, 3],
    { absolute: 0.05 },
    "moments",
  );
  closeTo(
    mean((x) => Number(Math.abs(x) > 1.96)),
    0.05,
    { absolute: 0.003 },
    "tails",
  );
});

test("the stream decides, and an odd count is the beginning of an even one", () => {
  const draw = (count: number, seed: number) => standardNormals(count, randomStream(seed, "test"));
  assert.equal(draw(5, 3), draw(6, 3).slice(0, 5));
  assert.not.equal(draw(5, 4), draw(5, 3));
});

test.run();
