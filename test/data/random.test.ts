import { test } from "uvu";
import * as assert from "uvu/assert";
import { randomStream, sampleWithoutReplacement, shuffle } from "../../src/data/random.ts";
import { failsWith } from "../support/agop-error.ts";

const firstDraws = (seed: number, purpose = "p"): number[] => {
  const stream = randomStream(seed, purpose);
  return Array.from({ length: 8 }, () => stream.integerBelow(2 ** 31));
};
const values = Int32Array.from({ length: 100 }, (_, index) => 3 * index);

test("a seed and a purpose fix the stream", () => {
  assert.equal(firstDraws(5), firstDraws(5));
  assert.not.equal(firstDraws(5), firstDraws(6));
  assert.not.equal(firstDraws(5, "p"), firstDraws(5, "q"));
});

// Computed by an independent xoroshiro128+ in Python from sha256("randomPartition:0").
test("the stream is the same on every machine and in every version", () => {
  assert.equal(firstDraws(0, "randomPartition").slice(0, 3), [1724295062, 226259148, 1783881475]);
});

test("all 53 bits of a seed count", () => {
  const seeds = Array.from({ length: 53 }, (_, bit) => 2 ** bit);
  const streams = new Set([0, Number.MAX_SAFE_INTEGER, ...seeds].map((seed) => firstDraws(seed).join()));
  assert.is(streams.size, 55);
});

test("neighbouring seeds give unrelated first draws", () => {
  const firsts = Array.from({ length: 2000 }, (_, seed) => randomStream(seed, "p").uniform());
  const mean = firsts.reduce((sum, first) => sum + first, 0) / firsts.length;
  assert.ok(Math.abs(mean - 0.5) < 0.03, `${mean}`);
  const products = firsts.slice(1).map((first, n) => (first - 0.5) * (firsts[n] - 0.5));
  const correlation = (12 * products.reduce((sum, product) => sum + product, 0)) / products.length;
  assert.ok(Math.abs(correlation) < 0.1, `${correlation}`);
});

test("integers are uniform and below the bound", () => {
  const counts = new Array<number>(7).fill(0);
  const stream = randomStream(1, "counts");
  for (let n = 0; n < 7000; n++) counts[stream.integerBelow(7)]++;
  for (const count of counts) assert.ok(Math.abs(count - 1000) < 150, `${counts}`);
  assert.is(stream.integerBelow(1), 0);
});

test("shuffling keeps the values and the argument", () => {
  const before = values.slice();
  const shuffled = shuffle(values, randomStream(0, "s"));
  assert.equal(values, before);
  assert.not.equal(shuffled, values);
  assert.equal(shuffled.toSorted(), values);
});

test("every order is equally likely", () => {
  const counts = new Map<string, number>();
  const stream = randomStream(9, "orders");
  for (let n = 0; n < 6000; n++) {
    const order = shuffle(Int32Array.of(1, 2, 3), stream).join();
    counts.set(order, (counts.get(order) ?? 0) + 1);
  }
  assert.is(counts.size, 6);
  for (const count of counts.values()) assert.ok(Math.abs(count - 1000) < 150, `${[...counts]}`);
});

test("a larger draw begins with the smaller", () => {
  const draw = (count: number) => sampleWithoutReplacement(values, count, randomStream(2, "d"));
  assert.equal(draw(30).slice(0, 12), draw(12));
  assert.is(new Set(draw(100)).size, 100);
  assert.is(draw(0).length, 0);
});

test("a seed is a safe integer from 0", async () => {
  for (const seed of [-1, 0.5, 2 ** 53, Number.NaN, "1" as unknown as number, null as unknown as number]) {
    const error = await failsWith(() => randomStream(seed, "p"), "INVALID_OPTION", "0 to 9007199254740991");
    assert.is(error.argument, "seed");
  }
});

test.run();
