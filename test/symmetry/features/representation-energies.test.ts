import fc from "fast-check";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { groupByName } from "../../../src/algebra/groups/group-name.ts";
import { realCharacters } from "../../../src/algebra/groups/real-characters.ts";
import { representationEnergies } from "../../../src/symmetry/features/representation-energies.ts";
import { numbers } from "../../support/backend-problems.ts";
import { closeTo } from "../../support/close-to.ts";
import { multiply, product } from "../../support/dense-matrix.ts";

const groups = ["7", "2x4", "S_3", "Q_8", "A_4"].map(groupByName);

test("energies sum to 1, whatever the block", () => {
  for (const group of groups) {
    const size = group.elements.length;
    const { components, energies } = representationEnergies(group);
    fc.assert(
      fc.property(fc.nat(1e6), (seed) => {
        const found = energies(numbers(size * size, seed));
        assert.is(found.length, components.length);
        assert.ok(found.every((energy) => energy >= 0));
        closeTo(
          found.reduce((sum, energy) => sum + energy, 0),
          1,
          { absolute: 1e-12 },
          group.name,
        );
      }),
      { numRuns: 10 },
    );
    assert.ok(energies(new Float64Array(size * size)).every((energy) => energy === 0));
  }
});

test("they are the squared norms of the projections, by explicit matrices", () => {
  for (const group of groups) {
    const size = group.elements.length;
    const { classes, components } = realCharacters(group);
    const block = numbers(size * size, 8);
    const expected = components.map(({ projectorOnClasses }) => {
      const projector = block.map((_, cell) => {
        const [a, b] = [Math.floor(cell / size), cell % size];
        return projectorOnClasses[classes.classOf[group.products[a * size + group.inverses[b]]]];
      });
      const projected = multiply(projector, block);
      return product(projected, projected) / product(block, block);
    });
    closeTo(representationEnergies(group).energies(block), expected, { absolute: 1e-12 }, group.name);
  }
});

test("a plane wave of Z_7 lies in the component of its frequency, constants in the trivial one", () => {
  const group = groupByName("7");
  const { classes, components } = realCharacters(group);
  const { energies } = representationEnergies(group);
  for (const frequency of [1, 2, 3]) {
    const wave = Float64Array.from({ length: 7 }, (_, a) => Math.cos((2 * Math.PI * frequency * a) / 7 + 1));
    const right = numbers(7, 3);
    const found = energies(
      Float64Array.from({ length: 49 }, (_, cell) => wave[Math.floor(cell / 7)] * right[cell % 7]),
    );
    // chi + conj chi at the element 1 is 2 cos(2 pi f / 7).
    const atOne = 2 * Math.cos((2 * Math.PI * frequency) / 7);
    const own = components.findIndex(
      ({ character }) => Math.abs(character[classes.classOf[1]] - atOne) < 1e-6,
    );
    closeTo(
      found,
      found.map((_, n) => (n === own ? 1 : 0)),
      { absolute: 1e-12 },
      `frequency ${frequency}`,
    );
  }
  const constant = energies(new Float64Array(49).fill(2));
  closeTo(constant, [1, 0, 0, 0], { absolute: 1e-12 }, "constant");
});

test("the outer product of a character lies in its component", () => {
  for (const group of groups) {
    const size = group.elements.length;
    const { classes, components } = realCharacters(group);
    for (const [own, { character }] of components.entries()) {
      const values = Float64Array.from(classes.classOf, (index) => character[index]);
      const block = Float64Array.from(
        { length: size * size },
        (_, cell) => values[Math.floor(cell / size)] * values[cell % size],
      );
      const found = representationEnergies(group).energies(block);
      closeTo(found[own], 1, { absolute: 1e-12 }, `${group.name}, component ${own}`);
    }
  }
});

test.run();
