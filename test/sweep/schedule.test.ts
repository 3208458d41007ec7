import fc from "fast-check";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { Schedule } from "../../src/sweep/schedule.ts";

test("the largest run comes first, and a smaller one if memory is short", () => {
  const small = { cost: 1, bytes: 1 };
  const large = { cost: 9, bytes: 6 };
  const middle = { cost: 5, bytes: 5 };
  const schedule = new Schedule([small, large, middle], 8);
  assert.is(schedule.start(), large);
  assert.is(schedule.start(), small, "the middle one would need 11 of 8");
  assert.is(schedule.start(), undefined);
  assert.is(schedule.pending, 1);
  schedule.finish(large);
  assert.is(schedule.start(), middle);
  assert.is(schedule.running, 2);
});

test("each run starts once and the budget is kept, for random runs", () => {
  const run = fc.record({ cost: fc.nat(100), bytes: fc.integer({ min: 1, max: 10 }) });
  fc.assert(
    fc.property(fc.array(run, { maxLength: 30 }), fc.integer({ min: 10, max: 30 }), (runs, budget) => {
      const schedule = new Schedule(runs, budget);
      const running: (typeof runs)[number][] = [];
      let started = 0;
      for (;;) {
        const next = schedule.start();
        if (next !== undefined) {
          running.push(next);
          started += 1;
          assert.ok(running.reduce((sum, { bytes }) => sum + bytes, 0) <= budget);
        } else {
          const oldest = running.shift();
          if (oldest === undefined) break;
          schedule.finish(oldest);
        }
      }
      assert.is(started, runs.length);
      assert.is(schedule.pending + schedule.running, 0);
    }),
  );
});

test.run();
