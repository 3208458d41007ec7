// The labelled cells of an axis.
import { test } from "uvu";
import * as assert from "uvu/assert";
import { axisTicks, cellCount } from "../../../../src/report/browser/shared/axis-ticks.ts";

const numbers = (count: number) => ({
  name: "a",
  elements: Array.from({ length: count }, (_, n) => String(n)),
});
const written = (count: number, cell: number, name: number) =>
  axisTicks([numbers(count)], cell, name).map((tick) => tick.name);

test("all names if they fit, else steps of 2, 5, 10, ...", () => {
  assert.equal(written(5, 20, 20), ["0", "1", "2", "3", "4"]);
  assert.equal(written(7, 10, 20), ["0", "2", "4"], "6 would run into what follows");
  assert.equal(written(61, 5, 30), ["0", "10", "20", "30", "40", "50"]);
});

test("every span restarts, and its last name keeps its distance from the next span", () => {
  const ticks = axisTicks([numbers(12), numbers(4)], 10, 40);
  assert.equal(
    ticks.map(({ cell, name }) => [cell, name]),
    [
      [0, "0"],
      [5, "5"],
      [12, "0"],
    ],
  );
  assert.is(cellCount([numbers(12), numbers(4)]), 16);
});

test.run();
