import { test } from "uvu";
import * as assert from "uvu/assert";
import { faithfulCosetAction } from "../../../src/algebra/groups/coset-action.ts";
import { groupByName } from "../../../src/algebra/groups/group-name.ts";

test("as few points as in the textbooks", () => {
  const points = ["S_4", "A_4", "A_5", "D_5", "Q_8", "Z_6"].map(
    (name) => faithfulCosetAction(groupByName(name)).points,
  );
  assert.equal(points, [4, 4, 5, 5, 8, 6]);
});

test("a faithful action: (gh)x = g(hx), and no two elements act alike", () => {
  for (const name of ["A_4", "Q_8", "D_5"]) {
    const group = groupByName(name);
    const size = group.elements.length;
    const { points, images } = faithfulCosetAction(group);
    for (let g = 0; g < size; g++)
      for (let h = 0; h < size; h++)
        for (let x = 0; x < points; x++) {
          const product = group.products[g * size + h];
          assert.is(images[product * points + x], images[g * points + images[h * points + x]]);
        }
    const rows = Array.from({ length: size }, (_, g) => images.subarray(g * points, (g + 1) * points).join());
    assert.is(new Set(rows).size, size);
  }
});

test.run();
