import type { FiniteGroup } from "../../algebra/groups/finite-group.ts";
import { realCharacters } from "../../algebra/groups/real-characters.ts";

/** Spread of the columns of a block over the irreducible representations of a group over the reals. */
export interface RepresentationEnergies {
  /** Names of the components, in the order of `realCharacters`: the trivial one first. */
  readonly components: readonly string[];
  /**
   * For each component, ||Pi B||_F^2 / ||B||_F^2 with the projector Pi of the regular representation. The
   * energies sum to 1, or are all 0 for B = 0.
   * @param block B, N x N; the group acts on its rows.
   */
  energies(block: Float64Array): Float64Array;
}

/**
 * Prepares the energies of a group. Pi is a projection with entry w[class of a b^-1] at (a, b), so ||Pi
 * B||_F^2 is the sum over a and b of w[class of a b^-1] times the product of rows a and b of B: one pass over
 * the pairs of rows serves all components.
 * @throws AgopError INTERNAL where rounding blurs the characters of a large group.
 * @example
 * const { components, energies } = representationEnergies(symmetricGroup(3));
 * const shares = energies(new Float64Array(36).fill(1)); // constant: the trivial representation
 * console.log(components.length, shares[0].toFixed(6)); // 3 1.000000
 */
export function representationEnergies(group: FiniteGroup): RepresentationEnergies {
  const { classes, components } = realCharacters(group);
  const { products, inverses } = group;
  const size = group.elements.length;
  const classCount = classes.sizes.length;
  const quotientClass = Int32Array.from(
    { length: size * size },
    (_, cell) => classes.classOf[products[Math.floor(cell / size) * size + inverses[cell % size]]],
  );
  return {
    components: components.map(({ name }) => name),
    energies: (block) => {
      const correlations = rowCorrelations(block, size, quotientClass, classCount);
      const total = blockSquares(block);
      return Float64Array.from(components, ({ projectorOnClasses }) => {
        let energy = 0;
        for (let c = 0; c < classCount; c++) energy += projectorOnClasses[c] * correlations[c];
        // Rounding can make an absent component slightly negative.
        return total === 0 ? 0 : Math.max(0, energy / total);
      });
    },
  };
}

/** Sum of the products of rows a and b of B over all (a, b) with a b^-1 in each class. */
function rowCorrelations(
  block: Float64Array,
  size: number,
  quotientClass: Int32Array,
  classCount: number,
): Float64Array {
  const correlations = new Float64Array(classCount);
  for (let a = 0; a < size; a++) {
    const first = a * size;
    for (let b = 0; b <= a; b++) {
      const second = b * size;
      let product = 0;
      for (let column = 0; column < size; column++) product += block[first + column] * block[second + column];
      // The projectors are symmetric: the pair (b, a), in the class of the inverse, counts the same.
      correlations[quotientClass[first + b]] += a === b ? product : 2 * product;
    }
  }
  return correlations;
}

function blockSquares(block: Float64Array): number {
  let squares = 0;
  for (let cell = 0; cell < block.length; cell++) squares += block[cell] * block[cell];
  return squares;
}
