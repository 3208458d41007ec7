import { type FiniteGroup, tabulateGroup } from "./finite-group.ts";
import { requireGroupParameter } from "./group-order.ts";

/** Largest n of S_n and A_n: S_8 has 40320 elements. */
export const maximumPermutedPoints = 7;

/**
 * S_n: all permutations of 1..n in the lexicographic order of their image lists, the identity first. Names
 * are cycles such as `(1 2 3)(4 5)`, and `e`. The product xy is first y, then x: (xy)(i) = x(y(i)).
 * @param n An integer from 1 to 7.
 * @throws AgopError INVALID_MODULUS (`n`).
 * @example
 * const group = symmetricGroup(3);
 * console.log(group.elements.join(" ")); // e (2 3) (1 2) (1 2 3) (1 3 2) (1 3)
 */
export function symmetricGroup(n: number): FiniteGroup {
  requireGroupParameter("n", n, [1, maximumPermutedPoints], " as the n of S_n");
  return permutationGroup(`S_${n}`, n, permutationsInOrder(n));
}

/**
 * A_n: the even permutations of 1..n; order, names and product as in `symmetricGroup`.
 * @param n An integer from 1 to 7.
 * @throws AgopError INVALID_MODULUS (`n`).
 * @example
 * console.log(alternatingGroup(4).elements.length); // 12
 */
export function alternatingGroup(n: number): FiniteGroup {
  requireGroupParameter("n", n, [1, maximumPermutedPoints], " as the n of A_n");
  return permutationGroup(`A_${n}`, n, permutationsInOrder(n).filter(isEven));
}

/** Image lists of 0..n-1. */
type ImageList = readonly number[];

function permutationsInOrder(n: number): readonly ImageList[] {
  const grow = (chosen: ImageList, rest: ImageList): readonly ImageList[] =>
    rest.length === 0
      ? [chosen]
      : rest.flatMap((point) =>
          grow(
            [...chosen, point],
            rest.filter((other) => other !== point),
          ),
        );
  return grow(
    [],
    Array.from({ length: n }, (_, point) => point),
  );
}

function isEven(images: ImageList): boolean {
  let inversions = 0;
  for (let i = 0; i < images.length; i++) {
    for (let j = 0; j < i; j++) if (images[j] > images[i]) inversions++;
  }
  return inversions % 2 === 0;
}

function permutationGroup(name: string, n: number, permutations: readonly ImageList[]): FiniteGroup {
  // Store the image lists end to end and look them up as numbers to the base n: S_7 has 25 million products.
  const flat = Uint8Array.from(permutations.flat());
  const indexOf = new Int32Array(n ** n);
  for (const [index, images] of permutations.entries())
    indexOf[images.reduce((key, image) => key * n + image, 0)] = index;
  return tabulateGroup({
    name,
    elements: permutations.map(cycleName),
    product: (x, y) => {
      let key = 0;
      for (let point = 0; point < n; point++) key = key * n + flat[x * n + flat[y * n + point]];
      return indexOf[key];
    },
  });
}

/** Cycle notation on 1..n without fixed points; each cycle begins with its smallest point. */
function cycleName(images: ImageList): string {
  const seen = new Set<number>();
  let name = "";
  for (const start of images.keys()) {
    const cycle: number[] = [];
    for (let point = start; !seen.has(point); point = images[point]) {
      seen.add(point);
      cycle.push(point + 1);
    }
    if (cycle.length > 1) name += `(${cycle.join(" ")})`;
  }
  return name === "" ? "e" : name;
}
