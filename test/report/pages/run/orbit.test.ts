// Orbits in a page, against those of src/symmetry.
import { test } from "uvu";
import * as assert from "uvu/assert";
import { modularTask } from "../../../../src/algebra/tasks/modular-task.ts";
import { fixedPlaces, imageOfPlace, orbitOfPlace } from "../../../../src/report/browser/run/orbit.ts";
import { fixedPoints } from "../../../../src/symmetry/actions/fixed-points.ts";
import { pairOrbits } from "../../../../src/symmetry/actions/orbits.ts";
import { applyToPair } from "../../../../src/symmetry/actions/permutation.ts";
import { taskElements } from "../../../../src/symmetry/groups/task-elements.ts";

const size = 10;
const elements = taskElements(modularTask({ operation: "x*y", modulus: 11 }));

test("images, orbits and fixed points of every rotation and reflection of x*y mod 11", () => {
  for (const { name, permutation } of elements) {
    const { orbitOf } = pairOrbits([permutation], permutation.operandSizes);
    const positions = { image: permutation.image, firstSize: size, secondSize: size };
    for (let place = 0; place < size * size; place++) {
      const [first, second] = applyToPair(permutation, Math.floor(place / size), place % size);
      assert.is(imageOfPlace(positions, place), first * size + second, name);
      const members = [...orbitOf.keys()].filter((other) => orbitOf[other] === orbitOf[place]);
      assert.equal(
        [...orbitOfPlace(positions, place)].sort((a, b) => a - b),
        members,
        name,
      );
    }
    const fixed = fixedPoints(permutation);
    const places = Array.from({ length: fixed.length / 2 }, (_, n) => fixed[2 * n] * size + fixed[2 * n + 1]);
    assert.equal(fixedPlaces(positions), places, name);
  }
});

test("operands of different sizes, not exchanged", () => {
  // Rotates the 2 elements of the first operand and the 3 of the second.
  const permutation = { image: [1, 0, 3, 4, 2], firstSize: 2, secondSize: 3 };
  assert.equal(orbitOfPlace(permutation, 0), [0, 4, 2, 3, 1, 5]);
  assert.equal(fixedPlaces(permutation), []);
});

test.run();
