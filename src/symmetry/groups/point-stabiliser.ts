import { identityImage } from "./task-symmetry.ts";

/** Elements drawn from a stabiliser; this many almost always generate it. */
const drawn = 24;
/** Factors of a random product. */
const factors = 12;

/**
 * Random elements of the stabiliser of a point: random products of the generators, each corrected by an
 * element of a transversal (Schreier). They may generate only a subgroup of the stabiliser.
 * @param generators Images of the points 0..n-1.
 */
export function pointStabiliserElements(
  generators: readonly Int32Array[],
  point: number,
): readonly Int32Array[] {
  if (generators.length === 0) return [];
  if (generators.every((generator) => generator[point] === point)) return generators;
  const transversal = inverseTransversal(generators, point);
  const elements: Int32Array[] = [];
  let state = 1;
  const below = (bound: number): number => {
    // A linear congruential generator (Knuth): the same draws in every run.
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * bound);
  };
  for (let n = 0; n < drawn; n++) {
    let product = generators[below(generators.length)];
    for (let factor = 1; factor < factors; factor++)
      product = composed(generators[below(generators.length)], product);
    const back = transversal.get(product[point]);
    if (back === undefined) continue;
    const element = composed(back, product);
    if (element.some((target, position) => target !== position)) elements.push(element);
  }
  return elements;
}

/** For every point of the orbit, an element that maps it to the given point. */
function inverseTransversal(
  generators: readonly Int32Array[],
  point: number,
): ReadonlyMap<number, Int32Array> {
  const inverses = generators.map((generator) => {
    const inverse = new Int32Array(generator.length);
    for (const [position, target] of generator.entries()) inverse[target] = position;
    return inverse;
  });
  const found = new Map([[point, identityImage(generators[0].length)]]);
  // The loop also visits entries added on the way.
  for (const [reached, back] of found) {
    for (const [n, generator] of generators.entries()) {
      const image = generator[reached];
      if (!found.has(image)) found.set(image, composed(back, inverses[n]));
    }
  }
  return found;
}

/** First h, then g. */
function composed(g: Int32Array, h: Int32Array): Int32Array {
  return h.map((position) => g[position]);
}
