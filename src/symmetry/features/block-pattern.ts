import { conjugacyClasses } from "../../algebra/groups/conjugacy-classes.ts";
import type { FiniteGroup } from "../../algebra/groups/finite-group.ts";
import { isAbelian } from "../../algebra/groups/is-abelian.ts";
import type { Task } from "../../algebra/tasks/task.ts";

/** A pattern for an N x N block of M: the block is constant on every class of cells. */
export interface BlockPattern {
  /** For example `circulant`, `Hankel` or, in a non-abelian group, `a^-1 b`. */
  readonly name: string;
  /** Class of every cell, N x N. */
  readonly cells: Int32Array;
  /** Number of cells of each class. */
  readonly classSizes: Int32Array;
}

/**
 * The patterns of convolutions by the group of a task. Abelian: `circulant`, equal where a^-1 b is equal
 * (wrapped diagonals in the order of a discrete logarithm), and `Hankel`, equal where a b is equal
 * (anti-diagonals). Otherwise both sides of each, `a^-1 b`, `a b^-1`, `a b` and `b a`, and the coarser `class
 * of a^-1 b` and `class of a b`, equal where these are conjugate. Source: arXiv 2407.20199, block-circulant
 * features.
 * @returns An empty list for a task without a group.
 * @example
 * const names = (group: string) => featurePatterns(namedGroupTask({ group })).map(({ name }) => name);
 * console.log(names("Z_5").join(", ")); // circulant, Hankel
 */
export function featurePatterns(task: Pick<Task, "group">): readonly BlockPattern[] {
  return task.group === undefined ? [] : groupPatterns(task.group);
}

/** The patterns of `featurePatterns`. */
export function groupPatterns(group: FiniteGroup): readonly BlockPattern[] {
  const { products, inverses, elements } = group;
  const size = elements.length;
  const product = (a: number, b: number) => products[a * size + b];
  const quotient = (a: number, b: number) => product(inverses[a], b);
  const pattern = (name: string, classOf: (a: number, b: number) => number) =>
    blockPattern(name, size, classOf);
  if (isAbelian(group)) return [pattern("circulant", quotient), pattern("Hankel", product)];
  const { classOf } = conjugacyClasses(group);
  return [
    pattern("a^-1 b", quotient),
    pattern("a b^-1", (a, b) => product(a, inverses[b])),
    pattern("a b", product),
    pattern("b a", (a, b) => product(b, a)),
    pattern("class of a^-1 b", (a, b) => classOf[quotient(a, b)]),
    pattern("class of a b", (a, b) => classOf[product(a, b)]),
  ];
}

/**
 * Deviation of a block from a pattern: (1/||B||_F^2) times the sum over the classes of cells of the number of
 * cells times the variance in the class. 0 where B has the pattern, 1 - 1/N on average for independent
 * entries of mean 0 and N classes, 1 at most; 0 for B = 0. Source: arXiv 2407.20199, circulant deviation.
 * @param block B, N x N.
 * @example
 * const task = modularTask({ operation: "x+y", modulus: 3 });
 * const [circulant, hankel] = featurePatterns(task);
 * const block = Float64Array.of(1, 2, 3, 3, 1, 2, 2, 3, 1); // wrapped diagonals
 * console.log(patternDeviation(block, circulant), patternDeviation(block, hankel) > 0); // 0 true
 */
export function patternDeviation(block: Float64Array, { cells, classSizes }: BlockPattern): number {
  const means = new Float64Array(classSizes.length);
  let squares = 0;
  for (let cell = 0; cell < block.length; cell++) {
    means[cells[cell]] += block[cell];
    squares += block[cell] * block[cell];
  }
  if (squares === 0) return 0;
  for (let index = 0; index < means.length; index++) means[index] /= classSizes[index];
  // Sum around the means: a difference of squares would lose half of the digits where the deviation is small.
  let deviations = 0;
  for (let cell = 0; cell < block.length; cell++) {
    const deviation = block[cell] - means[cells[cell]];
    deviations += deviation * deviation;
  }
  // Rounding can leave it just above 1.
  return Math.min(1, deviations / squares);
}

function blockPattern(name: string, size: number, classOf: (a: number, b: number) => number): BlockPattern {
  const cells = Int32Array.from({ length: size * size }, (_, cell) =>
    classOf(Math.floor(cell / size), cell % size),
  );
  const classSizes = new Int32Array(cells.reduce((largest, index) => Math.max(largest, index), 0) + 1);
  for (const index of cells) classSizes[index]++;
  return { name, cells, classSizes };
}
